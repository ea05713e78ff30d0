/** A telephone that asked to be told things, as its browser describes it (S10). */
import * as v from 'valibot';

/** Those of the browsers there are. Anything else would have the server ask addresses that a stranger chose. */
const EXACT = new Set(['fcm.googleapis.com', 'updates.push.services.mozilla.com']);
const UNDER = ['.push.apple.com', '.notify.windows.com'];

export function isPushEndpoint(text: string): boolean {
	if (text.length > 1000 || !URL.canParse(text)) return false;
	const { protocol, hostname, port, username, password, hash } = new URL(text);
	if (protocol !== 'https:' || port !== '' || username !== '' || password !== '' || hash !== '') return false;
	return EXACT.has(hostname) || UNDER.some((end) => hostname.endsWith(end) && hostname.length > end.length);
}

const base64 = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`)));

export const subscriptionSchema = v.strictObject({
	endpoint: v.pipe(v.string(), v.check(isPushEndpoint)),
	/** A point of P-256, and 128 random bits. */
	keys: v.strictObject({ p256dh: base64(65), auth: base64(16) })
});
export type Subscription = v.InferOutput<typeof subscriptionSchema>;

export const SUBSCRIPTIONS_MAX = 5;
export const PAYLOAD_MAX = 1024;

/** What is shown on a locked screen: nothing of anybody's (N2). */
export interface PushMessage {
	readonly title: string;
	/** A path of this site. */
	readonly path: string;
	/** Of one tag only the last is shown. */
	readonly tag: string;
}
