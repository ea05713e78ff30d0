/**
 * What a mail server says of a letter that came back (RFC 3464), or a reader's of one they did not want (RFC 5965). It counts
 * only with the token that was in that letter (`List-Unsubscribe`): whoever has it may stop the letters anyway, and nobody
 * else can make it up. Or what a reader answers: STOP (N1), to a letter whose own name has that token in it.
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Instant } from '../../src/domain/dates.ts';
import { tokenIn } from '../mail/letter-id.ts';

/** `gone`: the address takes nothing, for good. `full`: its box is, perhaps for a week. `stop`: its reader says so. */
export type ReportWhat = 'gone' | 'full' | 'complaint' | 'stop';

export interface Report {
	readonly token: string;
	readonly what: ReportWhat;
	/** When that letter, or STOP, had been written; absent where it does not say. */
	readonly sentAt?: Instant;
}

/** Undefined when it is no report, not about a letter of the board, or of something that may still arrive. Never throws. */
export async function readReport(raw: Uint8Array): Promise<Report | undefined> {
	const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).catch(() => undefined);
	if (!mail) return undefined;
	if (!/^multipart\/report\b/i.test(headerOf(mail, 'content-type'))) return stopIn(mail);
	const part = (...types: string[]) => textOf(mail.attachments.find(({ mimeType }) => types.includes(mimeType)));
	const letter = headersOf(part('message/rfc822', 'text/rfc822-headers'));
	const token = /\/stop\/([A-Za-z0-9_-]{43})>/.exec(letter.get('list-unsubscribe') ?? '')?.[1];
	const what = whatOf(part('message/delivery-status'), part('message/feedback-report'));
	if (token === undefined || what === undefined) return undefined;
	return { token, what, ...dated(letter.get('date')) };
}

/** STOP alone on the first line, above what the mail program quotes. No machine's answer counts. */
function stopIn(mail: Email): Report | undefined {
	const token = tokenIn(headerOf(mail, 'in-reply-to'));
	const auto = headerOf(mail, 'auto-submitted').trim();
	const [first = ''] = (mail.text ?? plainOf(mail.html ?? '')).split('\n').filter((line) => line.trim() !== '');
	if (token === undefined || !/^(no)?$/i.test(auto) || !/^\W*stop\W*$/i.test(first)) return undefined;
	return { token, what: 'stop', ...dated(mail.date) };
}

/** Enough of a page to read one word. */
const plainOf = (html: string) =>
	html
		.replace(/<(style|head|script)\b[\s\S]*?<\/\1>/gi, '')
		.replace(/<br\b[^>]*>|<\/(p|div|li|h\d)>/gi, '\n')
		.replace(/<[^>]*>|&nbsp;/g, '');

const headerOf = ({ headers }: Email, name: string) => headers.find(({ key }) => key === name)?.value ?? '';

function dated(text: string | undefined): Pick<Report, 'sentAt'> {
	const at = Date.parse(text ?? '');
	return Number.isNaN(at) ? {} : { sentAt: new Date(at).toISOString() };
}

function whatOf(status: string, feedback: string): ReportWhat | undefined {
	if (/^abuse$/i.test(headersOf(feedback).get('feedback-type') ?? '')) return 'complaint';
	// One group of fields for the whole, then one for each address: a letter of ours has one.
	const fields = status.split(/\r?\n\r?\n/).map(headersOf);
	const one = fields.find((group) => group.has('action') || group.has('status'));
	if (!/^failed\b/i.test(one?.get('action') ?? '')) return undefined;
	const code = one?.get('status') ?? '';
	if (!code.startsWith('5.')) return undefined;
	return /^5\.2\.2\b/.test(code) ? 'full' : 'gone';
}

const textOf = (part: Attachment | undefined) => (typeof part?.content === 'string' ? part.content : '');

/** Up to the first empty line, unfolded; of two of one name the first. */
function headersOf(text: string): Map<string, string> {
	const [head = ''] = text.trimStart().split(/\r?\n\r?\n/);
	const found = new Map<string, string>();
	for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
		const colon = line.indexOf(':');
		const name = line.slice(0, colon).trim().toLowerCase();
		if (colon > 0 && !found.has(name)) found.set(name, line.slice(colon + 1).trim());
	}
	return found;
}
