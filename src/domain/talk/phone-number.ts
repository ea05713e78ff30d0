/** A number that somebody gives in a conversation: read, written two digits by two, and rung. */
import { phoneDigits } from '../profile-rules.ts';
import type { Refusal } from '../refusals.ts';

const PHONE = /^(\+\d{8,15}|0\d{9})$/;

export const checkPhone = (phone: string): Refusal<'phone'> | undefined =>
	PHONE.test(phoneDigits(phone)) ? undefined : { field: 'phone', code: 'contact-wrong' };

/** « 06 12 34 56 78 », with spaces that do not break. Numbers of elsewhere are left as they are. */
export function writtenPhone(phone: string): string {
	const digits = phoneDigits(phone).replace(/^\+33(?=[1-9]\d{8}$)/, '0');
	return digits.startsWith('+') ? digits : digits.replace(/(\d\d)(?=\d)/g, '$1\u00a0');
}

/** What a tap rings. */
export const telOf = (phone: string) => `tel:${phoneDigits(phone)}`;
