/**
 * « Signaler » (L4): somebody says that an ad is not right, without an account and without network. The number is made on
 * the phone, so that it can be written down at once, and said on the telephone: ten digits, two by two, the last a check.
 */
import * as v from 'valibot';
import { instantSchema } from './ad.ts';
import { cleanText, lengthOf } from './clean.ts';
import { isAdId, isReportId, readThread, type AdId, type ReportId, type ThreadId } from './ids.ts';

export const REPORT_REASONS = ['illegal', 'dangerous', 'sale', 'private', 'animals', 'insult', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const REPORT_TEXT_MAX = 1500;
export const REPORT_CONTACT_MAX = 120;

declare const brand: unique symbol;
export type ReportNumber = string & { readonly [brand]: 'ReportNumber' };

export const reportSchema = v.strictObject({
	/** Made on the phone: sent twice, it is one report. */
	id: v.custom<ReportId>((value) => typeof value === 'string' && isReportId(value)),
	number: v.custom<ReportNumber>((value) => typeof value === 'string' && isReportNumber(value)),
	ad: v.custom<AdId>((value) => typeof value === 'string' && isAdId(value)),
	/** When it is about a message: which, and its words, given by whoever received it. */
	about: v.exactOptional(
		v.strictObject({
			thread: v.custom<ThreadId>((value) => typeof value === 'string' && readThread(value) !== undefined),
			/** The id of its copy: who wrote it, and which. */
			message: v.pipe(v.string(), v.maxLength(60)),
			quote: v.pipe(v.string(), v.maxLength(8000))
		})
	),
	reason: v.picklist(REPORT_REASONS),
	text: v.pipe(v.string(), v.maxLength(4 * REPORT_TEXT_MAX)),
	/** How to tell the person what was decided, if they want to know. */
	contact: v.exactOptional(v.pipe(v.string(), v.maxLength(4 * REPORT_CONTACT_MAX))),
	goodFaith: v.literal(true),
	writtenAt: instantSchema
});
export type Report = v.InferOutput<typeof reportSchema>;

/** What the form asks. */
export interface ReportText {
	readonly reason: ReportReason | undefined;
	readonly text: string;
	readonly contact: string;
	readonly goodFaith: boolean;
}

export type ReportProblem = { field: 'reason' | 'text' | 'contact' | 'goodFaith'; code: 'missing' | 'too-long' };

export function checkReport({ reason, text, contact, goodFaith }: ReportText): ReportProblem[] {
	const problems: ReportProblem[] = [];
	const length = lengthOf(cleanText(text));
	if (!reason) problems.push({ field: 'reason', code: 'missing' });
	// A reason of the list says it all; "another" one does not.
	if (length === 0 && reason === 'other') problems.push({ field: 'text', code: 'missing' });
	if (length > REPORT_TEXT_MAX) problems.push({ field: 'text', code: 'too-long' });
	if (lengthOf(cleanText(contact)) > REPORT_CONTACT_MAX) problems.push({ field: 'contact', code: 'too-long' });
	if (!goodFaith) problems.push({ field: 'goodFaith', code: 'missing' });
	return problems;
}

const DIGITS = 9;

/** ISO 7064 mod 11,10: any one digit misheard, and nearly any two exchanged, is seen. */
function checkDigit(digits: string): number {
	let rest = 10;
	for (const digit of digits) {
		const sum = (rest + Number(digit)) % 10 || 10;
		rest = (sum * 2) % 11;
	}
	return (11 - rest) % 10;
}

type RandomBytes = (length: number) => Uint8Array;
const webCrypto: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Never begins with 0: nobody must take it for a number to ring. */
export function newReportNumber(random: RandomBytes = webCrypto): ReportNumber {
	let digits = '';
	while (digits.length < DIGITS) {
		// 250 is a multiple of 10, so every digit is as likely.
		for (const byte of random(DIGITS)) {
			const digit = byte % 10;
			if (byte < 250 && digits.length < DIGITS && !(digits === '' && digit === 0)) digits += digit;
		}
	}
	return `${digits}${checkDigit(digits)}` as ReportNumber;
}

export const isReportNumber = (text: string): text is ReportNumber =>
	/^[1-9]\d{9}$/.test(text) && Number(text.at(-1)) === checkDigit(text.slice(0, DIGITS));
