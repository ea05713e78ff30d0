/**
 * The mailbox where letters come back, and are answered, read by IMAP. What is no report and no answer to a letter of ours is
 * left as it was, for whoever reads that mailbox.
 */
import { tokenIn } from '../mail/letter-id.ts';
import type { ImapFlow as Client } from 'imapflow';

export interface BounceBox {
	/**
	 * Hands over each new message that calls itself a report, or answers a letter, at most `REPORT_MAX` bytes of it. One that `isOurs` is marked as
	 * read, so that a restart does not hand it over again. Throws when the mailbox cannot be read.
	 */
	read(isOurs: (raw: Uint8Array) => Promise<boolean>): Promise<void>;
}

/** The report and the letter's headers come first; a photo somebody answered with does not matter. */
export const REPORT_MAX = 262_144;
const PATIENCE_MS = 30_000;
const REPORT = /^content-type:\s*multipart\/report\b/im;
const ANSWER = /^in-reply-to:(.*)$/im;

/** `url`: `imaps://name:password@host[:port][/folder]`. */
export function imapBox(url: string): BounceBox {
	const { protocol, hostname, port, username, password, pathname } = new URL(url);
	const secure = protocol === 'imaps:';
	const folder = decodeURIComponent(pathname.slice(1)) || 'INBOX';
	/** What was looked at since the start and is none of ours. */
	let seen = { validity: '', uid: 0 };

	async function inFolder(work: (client: Client, validity: string) => Promise<void>): Promise<void> {
		// Fetched only where there is a mailbox to read.
		const { ImapFlow } = await import('imapflow');
		const client = new ImapFlow({
			host: hostname,
			port: Number(port) || (secure ? 993 : 143),
			secure,
			auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
			logger: false,
			connectionTimeout: PATIENCE_MS,
			greetingTimeout: PATIENCE_MS,
			socketTimeout: PATIENCE_MS
		});
		// Whatever is under way fails by itself; without this it would end the server.
		client.on('error', () => undefined);
		try {
			await client.connect();
			const lock = await client.getMailboxLock(folder);
			try {
				await work(client, client.mailbox ? String(client.mailbox.uidValidity) : '');
			} finally {
				lock.release();
			}
			await client.logout();
		} finally {
			client.close();
		}
	}

	return {
		read: (isOurs) =>
			inFolder(async (client, validity) => {
				if (seen.validity !== validity) seen = { validity, uid: 0 };
				const found = (await client.search({ seen: false, uid: `${seen.uid + 1}:*` }, { uid: true })) || [];
				// « 8:* » has the last message in it, whatever its number.
				for (const uid of found.filter((one) => one > seen.uid).sort((a, b) => a - b)) {
					const head = await client.fetchOne(String(uid), { headers: ['content-type', 'in-reply-to'] }, { uid: true });
					const headers = unfolded(head ? head.headers : undefined);
					if (REPORT.test(headers) || tokenIn(ANSWER.exec(headers)?.[1] ?? '') !== undefined) {
						const whole = await client.fetchOne(String(uid), { source: { start: 0, maxLength: REPORT_MAX } }, { uid: true });
						if (whole && whole.source && (await isOurs(new Uint8Array(whole.source))))
							await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
					}
					seen = { validity, uid };
				}
			})
	};
}

const unfolded = (headers: Buffer | undefined) => (headers?.toString('utf8') ?? '').replace(/\r?\n[ \t]+/g, ' ');
