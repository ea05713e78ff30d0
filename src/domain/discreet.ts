/**
 * What leaves the board is copied, and outlives the ad: a telephone number or an address typed in a text goes no further
 * than the ad's own page (N8). Every pattern is bounded, so that no text makes it slow.
 */
const PHONE = /(?<!\d)(?:(?:\+|00)33[\s.-]?(?:\(0\))?[\s.-]?|0)[1-9](?:[\s.\-/]{0,2}\d{2}){4}(?!\d)/gu;
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/gu;

export function withoutContact(text: string, instead: string): string {
	const unaddressed = text.includes('@') ? text.replace(EMAIL, instead) : text;
	return unaddressed.replace(PHONE, instead);
}
