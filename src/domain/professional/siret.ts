/**
 * The number of a French establishment: 14 digits, the last of which checks the others by Luhn's rule, as do the nine of the
 * enterprise before it. La Poste has more establishments than that rule has numbers: the sum of their digits is a multiple
 * of five instead (INSEE).
 */
const SIRET = /^\d{14}$/;
const LA_POSTE = '356000000';

/** As people copy it, with spaces, dots or dashes; as it is kept, without. */
export const siretDigits = (text: string) => text.replace(/[\s.\-\u2010-\u2015]/gu, '');

/** « 123 456 789 00012 »: the enterprise in threes, then the establishment. */
export const spacedSiret = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

const sum = (digits: readonly number[]) => digits.reduce((all, digit) => all + digit, 0);

function followsLuhn(text: string): boolean {
	const digits = [...text].reverse().map(Number);
	return sum(digits.map((digit, at) => (at % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9))) % 10 === 0;
}

/** `length`: not 14 digits. `digits`: no establishment can have that number, one was mistyped. Nobody is asked about it. */
export function siretProblem(siret: string): 'length' | 'digits' | undefined {
	if (!SIRET.test(siret)) return 'length';
	if (/^0{9}/.test(siret)) return 'digits';
	if (siret.startsWith(LA_POSTE) && sum([...siret].map(Number)) % 5 === 0) return undefined;
	return followsLuhn(siret) && followsLuhn(siret.slice(0, 9)) ? undefined : 'digits';
}
