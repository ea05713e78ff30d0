/** The lines of iCalendar (RFC 5545, 3.1 and 3.3.11): 75 octets each, and texts whose punctuation means nothing. */
const OCTETS = 75;

/** Longer lines go on after a line break and a space. A letter is never cut in two, however many octets it takes. */
export function fold(line: string): string {
	const rows: string[] = [];
	let row = '';
	let octets = 0;
	for (const letter of line) {
		const size = Buffer.byteLength(letter);
		if (octets + size > OCTETS) {
			rows.push(row);
			row = ' ';
			octets = 1;
		}
		row += letter;
		octets += size;
	}
	return [...rows, row].join('\r\n');
}

export const escapeText = (text: string) => text.replace(/[\\;,]/g, (one) => `\\${one}`).replace(/\r?\n/g, '\\n');

/** `20261212T080000Z`, from an ISO instant. */
export const instant = (at: string) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
