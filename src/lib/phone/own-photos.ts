/** The photos of one's own ads, on their way to the server. Nobody waits for them; what cannot leave now leaves next time. */
import type { AdDoc } from '../../domain/ad.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { Identity } from '../device/db.ts';
import type { Drafts } from '../device/drafts.ts';
import { acknowledges, type Journal } from '../device/journal.ts';
import type { Photos } from '../device/photos.ts';
import type { Fetch } from '../net/patient-fetch.ts';
import type { OwnMailbox } from './own-mailbox.ts';

interface Deps {
	readonly photos: Photos;
	readonly drafts: Drafts;
	readonly journal: Journal;
	readonly own: Pick<OwnMailbox, 'of'>;
	readonly identity: () => Promise<Identity | undefined>;
	readonly origin: string;
	readonly fetch: Fetch;
	readonly now: () => number;
	readonly later: (call: () => void, ms: number) => unknown;
	/** The board has one more of them. */
	readonly onArrived: () => void;
}

/** The server makes a photo in a second or two, a busy one later: how soon to ask again. */
const KEPT_MS = [1_500, 3_000, 8_000, 30_000];

export type OwnPhotos = ReturnType<typeof createOwnPhotos>;

export function createOwnPhotos({ photos, drafts, journal, own, identity, origin, fetch, now, later, onArrived }: Deps) {
	let sending: Promise<void> | undefined;

	function send(tries = 0): Promise<void> {
		return (sending ??= sendNow(tries)
			.catch(() => undefined)
			.finally(() => (sending = undefined)));
	}

	async function sendNow(tries: number): Promise<void> {
		const waiting = (await photos.all()).filter(({ state }) => state === 'here' || state === 'received');
		const self = waiting.length > 0 ? await identity() : undefined;
		// Who is shut out is asked who they are first: their photos leave when they are known again.
		if (!self || self.shut) return;
		const mailbox = await own.of(self);
		const [{ ads }, receipts, written] = await Promise.all([mailbox.contents(), journal.receipts(), drafts.ads()]);
		const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
		// Those of what the server has.
		const due = ads.filter((ad) => ad.state !== 'withdrawn' && acknowledges(byId.get(ad._id), ad._rev));
		await photos.forgetBut(
			new Set([...ads, ...written.map(({ fields }) => fields)].flatMap((ad) => (ad.photos ?? []).map(({ id }) => id)))
		);
		// Only those who have a photo to send fetch how.
		const { sendPhotos } = await import('./send-photos.ts');
		const sent = await sendPhotos(
			{ photos, fetch, origin, now },
			due.flatMap((ad) => ad.photos ?? [])
		);
		if (sent.arrived) onArrived();
		if (sent.more && tries < KEPT_MS.length) later(() => void send(tries + 1), KEPT_MS[tries] ?? 0);
	}

	return {
		send: () => send(),
		idle: () => sending,
		/** The server may have erased them with the ad. */
		offerOf: (ad: AdDoc) => photos.offerAgain((ad.photos ?? []).map(({ id }) => id)),
		offerAll: async () => photos.offerAgain((await photos.all()).map(({ id }) => id)),
		/** Tries again with what the server would not take. */
		async retry(id: PhotoId): Promise<void> {
			await photos.offerAgain([id]);
			void send();
		}
	};
}
