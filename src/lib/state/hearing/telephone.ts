/** This telephone, told by the push service of its browser. Only ever asked for by its owner's own tap. */
import * as v from 'valibot';
import { timedFetch } from '../../net/patient-fetch.ts';

const answer = v.object({ key: v.exactOptional(v.string()), shown: v.boolean(), endpoints: v.array(v.string()) });

/** `shown`: a demonstration, where messages are read on a page. `no-keys`: this board tells no telephone. */
export type Telephone = 'on' | 'off' | 'denied' | 'unable' | 'shown' | 'no-keys' | 'no-network';

const canTell = () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
const request = timedFetch((url, init) => fetch(url, init));

async function ask(): Promise<v.InferOutput<typeof answer> | undefined> {
	const response = await request('/api/push', { credentials: 'same-origin' }).catch(() => undefined);
	const read = v.safeParse(answer, await response?.json().catch(() => undefined));
	return read.success ? read.output : undefined;
}

const post = async (path: string, body: object) => {
	const response = await request(path, {
		method: 'POST',
		credentials: 'same-origin',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	}).catch(() => undefined);
	return response?.ok === true;
};

const subscription = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

/** How it is now. Asks nothing of the person. */
export async function telephone(): Promise<Telephone> {
	const known = await ask();
	if (!known) return 'no-network';
	if (known.shown) return 'shown';
	if (known.key === undefined) return 'no-keys';
	if (!canTell()) return 'unable';
	if (Notification.permission === 'denied') return 'denied';
	const here = await subscription();
	return here && known.endpoints.includes(here.endpoint) ? 'on' : 'off';
}

/** The browser asks its owner, and then this board knows where to tell them. */
export async function begin(): Promise<Telephone> {
	const known = await ask();
	if (!known) return 'no-network';
	if (known.key === undefined || !canTell()) return telephone();
	if ((await Notification.requestPermission()) !== 'granted') return telephone();
	const worker = await navigator.serviceWorker.ready;
	const made = await worker.pushManager
		.subscribe({ userVisibleOnly: true, applicationServerKey: known.key })
		.catch(() => undefined);
	if (!made) return 'no-network';
	const { endpoint, keys } = made.toJSON();
	return (await post('/api/push', { endpoint, keys })) ? 'on' : 'no-network';
}

/** Nobody, or somebody else, is at home from now on. The board learns of it from the push service, or from their leaving. */
export const forget = async () => void (canTell() && (await (await subscription())?.unsubscribe()));

export async function end(): Promise<Telephone> {
	const here = canTell() ? await subscription() : undefined;
	if (!here) return 'off';
	const { endpoint } = here;
	// Whether or not anybody hears of it: the push service then takes nothing more for it.
	await here.unsubscribe().catch(() => undefined);
	await post('/api/push/end', { endpoint });
	return 'off';
}
