/** Telephone numbers that somebody gives in a conversation: which are numbers at all, and how they are written for who reads them. */

/** Spaces and points are as people like them. A number of here has ten digits; one of elsewhere begins by its country's. */
function digitsOf(number: string): string | undefined {
	let digits = '';
	for (const sign of number) {
		if (' \u00a0.-()'.includes(sign)) continue;
		if (!'+0123456789'.includes(sign) || (sign === '+' && digits !== '')) return undefined;
		digits += sign;
	}
	const many = digits.length;
	if (digits.startsWith('+')) return many >= 9 && many <= 16 ? digits : undefined;
	return digits.startsWith('0') && many === 10 ? digits : undefined;
}

export const isNumber = (number: string) => digitsOf(number) !== undefined;

/** Two digits by two, as everybody here says them, and never cut at the end of a line. */
export function asSaid(number: string): string {
	let digits = digitsOf(number) ?? '';
	if (digits.startsWith('+33') && digits.length === 12) digits = `0${digits.slice(3)}`;
	if (digits.startsWith('+')) return digits;
	const pairs: string[] = [];
	for (let i = 0; i < digits.length; i += 2) pairs.push(digits.slice(i, i + 2));
	return pairs.join('\u00a0');
}
