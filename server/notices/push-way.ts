/**
 * How a message reaches a telephone: by the push service of its browser, with this server's keys. Without keys it is put where
 * it can be read on one's own machine, like letters; where neither can be, it is lost, and nobody is offered it.
 */
import type { PushMessage, Subscription } from '../../src/domain/notices/push.ts';
import { pushWords } from '../../src/lib/words/digest.ts';
import type { Outbox } from '../mail/outbox.ts';

/** `gone`: the telephone takes no more, and is forgotten. */
export type Pushed = 'sent' | 'gone' | 'later';

export interface PushWay {
	/** What browsers need to subscribe; absent where none can. */
	readonly key?: string;
	/** Where messages are put when no telephone can be reached. */
	readonly outbox?: Outbox;
	send(to: Subscription, message: PushMessage, options: { readonly ttl: number; readonly topic: string }): Promise<Pushed>;
}

export interface Vapid {
	readonly publicKey: string;
	readonly privateKey: string;
	/** Whom push services may write to: `mailto:` or `https:`. */
	readonly subject: string;
}

const TIMEOUT_MS = 10_000;
const GONE = new Set([404, 410]);

/** The library follows no redirect; the address was checked against the list when it came, and is again by its caller. */
export function webPush({ publicKey, privateKey, subject }: Vapid): PushWay {
	return {
		key: publicKey,
		async send({ endpoint, keys }, message, { ttl, topic }) {
			const { default: library } = await import('web-push');
			try {
				await library.sendNotification({ endpoint, keys: { ...keys } }, JSON.stringify(message), {
					TTL: ttl,
					topic,
					urgency: 'normal',
					timeout: TIMEOUT_MS,
					vapidDetails: { subject, publicKey, privateKey }
				});
				return 'sent';
			} catch (error) {
				return GONE.has((error as { statusCode?: number }).statusCode ?? 0) ? 'gone' : 'later';
			}
		}
	};
}

/** Development: what would be shown, where letters are. */
export const pushToOutbox = (outbox: Outbox): PushWay => ({
	outbox,
	send(_to, { title, path }) {
		outbox.add({ to: pushWords.to, subject: title, text: path });
		return Promise.resolve('sent');
	}
});

export const noPush: PushWay = { send: () => Promise.resolve('later') };
