/**
 * Several devices of one member wrote one document without knowing of each other: CouchDB keeps every leaf and shows one.
 * Of two texts, a person chooses (`resolve`). What is no question is settled here (`settle`), and so that devices which
 * settle it apart write the very same revision: PouchDB makes it from the document and its parent.
 */
import type { AdDoc } from '../../domain/ad.ts';
import { readOwnDoc, type OwnDoc, type ProfileDoc } from '../../domain/mailbox.ts';
import { readNoticesDoc, type OwnNoticesDoc } from '../../domain/notices/docs.ts';
import { longestFirst, newestFirst, sameWords } from '../../domain/own/same.ts';
import { isOwnPart, readPartDoc, type OwnPartDoc } from '../../domain/parts/docs.ts';
import { readProfessionalDoc, type ProfessionalDoc } from '../../domain/professional/docs.ts';
import { readRemovalDoc, type RemovalDoc } from '../../domain/removal/docs.ts';
import { joined } from '../../domain/parts/join.ts';

type Kept<T> = T & { readonly _rev: string };
type Written = (id: string, rev: string) => void;
type AnyOwn = OwnDoc | OwnPartDoc;

/** The losing leaves of a document that has some, as this version of the app reads them. */
export async function losersOf(db: PouchDB.Database, id: string, revs: readonly string[]): Promise<Kept<AnyOwn>[]> {
	const read = await Promise.all(
		revs.map(async (rev) => {
			const doc = await db.get(id, { rev }).then(
				(raw) => readOwnDoc(raw) ?? readPartDoc(raw) ?? readNoticesDoc(raw) ?? readProfessionalDoc(raw) ?? readRemovalDoc(raw),
				() => undefined
			);
			return doc && { ...doc, _rev: rev };
		})
	);
	return read.filter((doc) => doc !== undefined);
}

/** What may be written on two devices. */
export type Rivals = AdDoc | ProfileDoc | ProfessionalDoc | RemovalDoc | OwnNoticesDoc | OwnPartDoc;

export interface Conflict<Doc extends Rivals = AdDoc> {
	readonly winner: Kept<Doc>;
	readonly losers: readonly Kept<Doc>[];
}

/**
 * Writes `doc` in the place of the leaves somebody was shown: first over the winner, then the others end, so that whatever
 * happens between the two no text is lost. What came since they looked is not among them, and stays beside.
 */
export async function resolve(db: PouchDB.Database, doc: AnyOwn, shown: readonly string[], written: Written): Promise<string> {
	const winner = (await db.get(doc._id))._rev;
	const over = shown.includes(winner) ? winner : shown[0];
	const { rev } = await db.put({ ...doc, _rev: over }, { force: over !== winner });
	written(doc._id, rev);
	await endLeaves(
		db,
		doc._id,
		shown.filter((leaf) => leaf !== over),
		written
	);
	return rev;
}

async function endLeaves(db: PouchDB.Database, id: string, leaves: readonly string[], written: Written): Promise<void> {
	for (const leaf of leaves) {
		try {
			const { rev } = await db.remove(id, leaf);
			written(id, rev);
		} catch (error) {
			// It has grown or ended since: another tab, or another device.
			if (![404, 409].includes((error as { status?: number }).status ?? 0)) throw error;
		}
	}
}

/** Ends what no one need be asked about. Returns whether something was written. */
export async function settle(db: PouchDB.Database, conflicts: readonly Conflict<Rivals>[], written: Written): Promise<boolean> {
	let any = false;
	for (const { winner, losers } of conflicts) {
		const answer = answerTo(winner, losers);
		if (!answer) continue;
		any = true;
		const { best, ended } = answer;
		// Written again even when the winner is the best: the end of a leaf must never be longer than what stays.
		await resolve(db, best, [winner._rev, ...ended], written).catch(ignoreConflict);
	}
	return any;
}

interface Answer {
	readonly best: Kept<AnyOwn>;
	readonly ended: readonly string[];
}

type Version = Kept<Rivals>;
const isAd = (doc: Version): doc is Kept<AdDoc> => doc.type === 'ad';

function answerTo(winner: Version, losers: readonly Version[]): Answer | undefined {
	if (isAd(winner)) return alike(winner, losers);
	if (!isOwnPart(winner)) return newest(winner, losers);
	const others = losers.filter((doc) => isOwnPart(doc));
	return { best: joined([winner, ...others]), ended: others.map(({ _rev }) => _rev) };
}

/** A profile is the newest one, and so are the choices. */
function newest(winner: Version, losers: readonly Version[]): Answer | undefined {
	const [best] = [winner, ...losers].sort(newestFirst);
	return best && { best, ended: losers.map(({ _rev }) => _rev) };
}

/** Versions of an ad that say the same are one, for as long as the longest of them. */
function alike(winner: Kept<AdDoc>, losers: readonly Version[]): Answer | undefined {
	const same = losers.filter(isAd).filter((loser) => sameWords(loser, winner));
	const [best] = [winner, ...same].sort(longestFirst);
	return same.length > 0 && best ? { best, ended: same.map(({ _rev }) => _rev) } : undefined;
}

/** Somebody wrote meanwhile: the next exchange looks again. */
function ignoreConflict(error: unknown): void {
	if ((error as { status?: number }).status !== 409) throw error;
}
