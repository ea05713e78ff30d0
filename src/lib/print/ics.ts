/** One thing that was agreed, as a file that any diary takes in (RFC 5545). The same for the same card. */
import { addDays } from '../../domain/dates.ts';
import type { Agreed } from '../../domain/parts/agreed.ts';
import { agreedKey } from '../../domain/parts/agreed.ts';
import { instantAt } from '../../kinds/group-purchase/wall-clock.ts';

const WIDTH = 74;
const escape = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
const bare = (text: string) => text.replace(/[-:]|\.\d+/g, '');

/** Lines are cut at 75 octets; by whole characters, none of which is longer than four. */
function fold(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	for (const letter of line) {
		if (new TextEncoder().encode(piece + letter).length > WIDTH) {
			pieces.push(piece);
			piece = '';
		}
		piece += letter;
	}
	return [...pieces, piece].join('\r\n ');
}

/** `places`, where it starts and where it goes, and `lines` are already in words. A trip back is an event of its own. */
export function icsOf(card: Agreed, places: readonly [string, string], lines: readonly string[], stamp: string): string {
	const { first, last, meeting, title } = card;
	if (first === undefined || last === undefined) return '';
	const times = [
		['', meeting.at],
		...(card.type === 'ride' && meeting.back ? ([['-back', meeting.back]] as const) : [])
	] as const;
	const events = times.flatMap(([suffix, at]) => [
		'BEGIN:VEVENT',
		`UID:${agreedKey(card)}${suffix}@sharetreuse`,
		`DTSTAMP:${bare(stamp)}`,
		...(at
			? [`DTSTART:${bare(instantAt(first, at))}`]
			: [`DTSTART;VALUE=DATE:${bare(first)}`, `DTEND;VALUE=DATE:${bare(addDays(last, 1))}`]),
		...(card.type === 'signup' && at && meeting.back ? [`DTEND:${bare(instantAt(first, meeting.back))}`] : []),
		`SUMMARY:${escape(title)}`,
		`LOCATION:${escape(places[suffix === '' ? 0 : 1])}`,
		`DESCRIPTION:${escape(lines.join('\n'))}`,
		'END:VEVENT'
	]);
	const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Noticeboard//Fiches//FR', ...events, 'END:VCALENDAR'];
	return `${all.map(fold).join('\r\n')}\r\n`;
}
