/** One exchange of one's own mailbox with the server: who one is first, then both ways, then whether a verdict is near. */
import type { DeviceDb, Identity } from '../device/db.ts';
import { acknowledges, type Journal } from '../device/journal.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { NotSignedIn } from '../mailbox/not-signed-in.ts';
import type { Fetch } from '../net/patient-fetch.ts';
import type { OwnMailbox } from './own-mailbox.ts';
import type { OwnPhotos } from './own-photos.ts';
import { signIn, SignInRefused, type Why } from './sign-in.ts';

interface Deps {
	readonly device: DeviceDb;
	readonly identity: () => Promise<Identity | undefined>;
	readonly journal: Journal;
	readonly own: OwnMailbox;
	readonly photos: Pick<OwnPhotos, 'offerAll'>;
	readonly origin: string;
	readonly fetch: Fetch;
	readonly now: () => number;
	/** This device was sent away, or its member removed: whose it was leaves it. */
	readonly sentAway: (why: Exclude<Why, 'unknown' | 'expired'>) => Promise<void>;
}

/** The courier judges in tenths of a second. A message it says nothing of may wait for ever: its writer is not kept asking. */
const MESSAGE_DUE_MS = 600_000;

export function createOwnExchange({ device, identity, journal, own, photos, origin, fetch, now, sentAway }: Deps) {
	async function exchange(self: Identity): Promise<boolean> {
		const mailbox = await own.of(self);
		let epoch = self.epoch ?? (await greet(self));
		try {
			await mailbox.exchange(epoch);
		} catch (error) {
			if (!(error instanceof NotSignedIn)) throw error;
			epoch = await greet(self);
			await mailbox.exchange(epoch);
		}
		if (self.owes) {
			await own.replay(mailbox, self);
			await device.identity.update('self', { owes: false });
			await mailbox.exchange(epoch);
		}
		const settled = await mailbox.settle();
		return settled || verdictDue(mailbox);
	}

	/** Signs in; the first time, this is what registers. */
	async function greet(self: Identity): Promise<string> {
		const epoch = await signIn(fetch, origin, self);
		await meet(epoch);
		return epoch;
	}

	async function shutOut(self: Identity, why: Why): Promise<void> {
		if ((await identity())?.id !== self.id) return;
		if (why === 'unknown' || why === 'expired') return void (await device.identity.update('self', { shut: why }));
		await sentAway(why);
	}

	/** Another epoch means that the server was restored: what it acknowledged before may be gone. True when it is another. */
	async function meet(epoch: string): Promise<boolean> {
		const self = await identity();
		if (!self || self.epoch === epoch) return false;
		if (self.epoch !== undefined) {
			await journal.forgetReceipts();
			await photos.offerAll();
		}
		await device.identity.update('self', { epoch });
		return true;
	}

	/** What a moderator or another day is waited for is not due soon. */
	async function verdictDue(mailbox: Mailbox): Promise<boolean> {
		const { profile, choices, professional, removal, ads, messages, talk: said, verdicts, notices } = await mailbox.contents();
		const receipts = new Map((await journal.receipts()).map((receipt) => [receipt.id, receipt]));
		const recent = new Date(now() - MESSAGE_DUE_MS).toISOString();
		// Of versions side by side only the one that is shown is judged.
		return [
			...(profile ? [profile] : []),
			...(choices ? [choices] : []),
			...(professional ? [professional] : []),
			...(removal ? [removal] : []),
			...ads,
			...[...messages, ...said.thanks].filter(({ writtenAt }) => writtenAt > recent)
		].some(
			({ _id, _rev }) => acknowledges(receipts.get(_id), _rev) && !verdicts.get(_id)?.has(_rev) && !notices.get(_id)?.has(_rev)
		);
	}

	return {
		meet,
		/** Whether a verdict is near. A phone that was shut out does not knock again: its owner is asked, and the rest goes on (I5). */
		async run(self: Identity): Promise<boolean> {
			if (self.shut) return false;
			try {
				return await exchange(self);
			} catch (error) {
				if (!(error instanceof SignInRefused)) throw error;
				await shutOut(self, error.why);
				return false;
			}
		}
	};
}
