/**
 * The moderators' side of what is held. A decision is written first, the author's mailbox is marked before it, and the
 * courier does the rest by the way every ad takes: stopped anywhere, it begins again and ends the same.
 */
import type { Author } from '../../src/domain/ad.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { HintCode } from '../../src/domain/text-hints/hints.ts';
import type { HeldRecord, Records } from './records.ts';

export interface Held {
	readonly id: AdId;
	/** What is decided is decided of this revision. */
	readonly rev: string;
	readonly title: string;
	readonly text: string;
	readonly author: Author;
	readonly commune: string;
	readonly heldAt: Instant;
	/** `first-ads`, or the signs of `src/domain/trust/suspicion.ts`. */
	readonly why: readonly string[];
}

/** On the board, and worth a look. */
export interface Flagged {
	readonly id: AdId;
	readonly title: string;
	readonly codes: readonly HintCode[];
	readonly at: Instant;
}

export interface Holding {
	/** Who has waited longest comes first. */
	list(): Promise<Held[]>;
	/** `seen`: the revision that was read. When its author has changed it since, nothing is decided. */
	release(id: AdId, by: MemberId, seen?: string): Promise<void>;
	refuse(id: AdId, by: MemberId, code: VerdictCode, seen?: string): Promise<void>;
	/** An ambassador knows this person: their first ads no longer wait. Suspicious ones still do. */
	vouch(member: MemberId, by: MemberId): Promise<void>;
	/** To be called when an address is confirmed by a code: what waited for trust is judged again. */
	lookAgain(member: MemberId): Promise<void>;
	flagged(): Promise<Flagged[]>;
	unflag(id: AdId): Promise<void>;
	/** An account is erased: nothing of it stays here. */
	forget(member: MemberId): Promise<void>;
}

interface Deps {
	readonly records: Records;
	readonly now: () => number;
	/** Marks the mailbox on disk, does the work, then wakes the courier for it. */
	readonly around: (member: MemberId, work: () => Promise<void>) => Promise<void>;
}

export function createHolding({ records, now, around }: Deps): Holding {
	async function decide(id: AdId, by: MemberId, code: VerdictCode | undefined, seen: string | undefined) {
		const record = (await records.allHeld()).find(({ ad }) => ad === id);
		if (!record) return;
		const rev = seen ?? record.rev;
		await around(record.member, () =>
			records.changeHeld(record.member, id, (old) => {
				// Decided already by somebody else: the first one said it.
				if (!old || old.rev !== rev || old.decision) return undefined;
				return { ...plainOf(old), decision: { rev, by, at: new Date(now()).toISOString(), ...(code && { code }) } };
			})
		);
	}

	async function lookAgain(member: MemberId) {
		const held = await records.allHeld(member);
		if (held.length === 0) return;
		await around(member, async () => {
			for (const { ad } of held)
				await records.changeHeld(member, ad, (old) => (old && !old.again ? { ...plainOf(old), again: true } : undefined));
		});
	}

	return {
		async list() {
			const held = (await records.allHeld()).filter(({ decision }) => !decision);
			return held
				.map(({ ad, rev, title, text, author, commune, heldAt, why }): Held => ({
					id: ad,
					rev,
					title,
					text,
					author,
					commune,
					heldAt,
					why
				}))
				.sort((a, b) => (a.heldAt < b.heldAt ? -1 : a.heldAt > b.heldAt ? 1 : a.id < b.id ? -1 : 1));
		},
		release: (id, by, seen) => decide(id, by, undefined, seen),
		refuse: (id, by, code, seen) => decide(id, by, code, seen),
		async vouch(member, by) {
			await records.changeTrust(member, (old) => (old.vouchedBy ? undefined : { ...old, vouchedBy: by }));
			await lookAgain(member);
		},
		lookAgain,
		async flagged() {
			const flags = await records.allFlags();
			return flags.map(({ _id, title, codes, at }) => ({ id: _id.slice('flag:'.length) as AdId, title, codes, at }));
		},
		unflag: (id) => records.dropFlag(id),
		async forget(member) {
			for (const { ad } of await records.allHeld(member)) await records.dropHeld(member, ad);
			for (const { doc } of await records.allLater(member)) await records.dropLater(member, doc);
			for (const { _id, member: owner } of await records.allFlags())
				if (owner === member) await records.dropFlag(_id.slice('flag:'.length) as AdId);
			await records.dropTrust(member);
		}
	};
}

/** As it was written, without what the store adds. */
function plainOf(record: HeldRecord & { readonly _id: string; readonly _rev: string }): HeldRecord {
	const { _id: _, _rev: __, ...rest } = record;
	return rest;
}
