/**
 * Participations as a phone shows them: one's own, and those in one's own ads. Never "accepted" on this phone's own
 * belief: what has been written since the server last spoke is to be confirmed, and said so.
 */
import type { VerdictCode } from '../refusals.ts';
import { progressOf, type Heard } from '../own-item.ts';
import type { DecisionDoc, OwnPartDoc, PaperDoc, PartDoc, PartState, RosterDoc, StandingDoc } from './docs.ts';

type Kept<T> = T & { readonly _rev: string };

/** `to-confirm`: written here, and not judged yet. `not-taken`: the server refused what was written last. */
export type ShownState = PartState | 'to-confirm' | 'not-taken';

export interface OwnPart {
	readonly part: Kept<PartDoc>;
	readonly state: ShownState;
	/** Where the server says one stands, also while something newer waits. */
	readonly standing?: StandingDoc;
	readonly refused?: VerdictCode;
}

export interface Guest {
	readonly roster: RosterDoc;
	/** One's own answer that the server has not judged, or has refused. */
	readonly answer?: {
		readonly decision: Kept<DecisionDoc>;
		readonly state: 'to-confirm' | 'not-taken';
		readonly refused?: VerdictCode;
	};
}

/** Somebody on paper whom the server does not know yet, or did not let in. */
export interface PaperGuest {
	readonly paper: Kept<PaperDoc>;
	readonly state: 'to-confirm' | 'not-taken';
	readonly refused?: VerdictCode;
}

interface Mail {
	readonly parts: readonly Kept<OwnPartDoc>[];
	readonly standings: readonly StandingDoc[];
	readonly rosters: readonly RosterDoc[];
}
type Hear = (id: string) => Heard;

export function ownParts({ parts, standings }: Mail, heard: Hear): OwnPart[] {
	const latest = newest(standings, ({ ad, on }) => `${ad} ${on ?? ''}`);
	return parts
		.filter((doc): doc is Kept<PartDoc> => doc.type === 'part')
		.map((part): OwnPart => {
			const standing = latest.get(`${part.ad} ${part.on ?? ''}`);
			const { unsure, refused } = progress(part, heard);
			// Asked and taken back before the server ever heard of it: there is nothing to stand in.
			const known = standing?.state ?? (part.state === 'cancelled' ? 'cancelled' : 'to-confirm');
			return { part, state: unsure ?? known, ...(standing && { standing }), ...(refused && { refused }) };
		})
		.sort((a, b) => (a.part.writtenAt < b.part.writtenAt ? 1 : -1));
}

/** Of one's own ads, in the order they were received. */
export function guests({ parts, rosters }: Mail, heard: Hear): Guest[] {
	const decisions = new Map(
		parts
			.filter((doc): doc is Kept<DecisionDoc> => doc.type === 'decision')
			.map((doc) => [`${doc.ad} ${doc.who} ${doc.on ?? ''}`, doc])
	);
	return [...newest(rosters, ({ ad, who, on }) => `${ad} ${who} ${on ?? ''}`)]
		.map(([key, roster]): Guest => {
			const decision = decisions.get(key);
			if (!decision) return { roster };
			const { unsure, refused } = progress(decision, heard);
			// What was refused about a request that has changed since is no news any more.
			if (!unsure || (unsure === 'not-taken' && decision.asked !== roster.asked)) return { roster };
			return { roster, answer: { decision, state: unsure, ...(refused && { refused }) } };
		})
		.sort((a, b) => (a.roster.receivedAt < b.roster.receivedAt ? -1 : 1));
}

export function paperGuests({ parts }: Mail, heard: Hear): PaperGuest[] {
	return parts
		.filter((doc): doc is Kept<PaperDoc> => doc.type === 'paper')
		.flatMap((paper) => {
			const { unsure, refused } = progress(paper, heard);
			return unsure ? [{ paper, state: unsure, ...(refused && { refused }) }] : [];
		});
}

function progress(doc: Kept<OwnPartDoc>, heard: Hear): { unsure?: 'to-confirm' | 'not-taken'; refused?: VerdictCode } {
	const said = heard(doc._id);
	const how = progressOf(doc._rev, said);
	if (how === 'published') return {};
	const verdict = said.verdicts.get(doc._rev);
	return how === 'refused' && verdict?.accepted === false
		? { unsure: 'not-taken', refused: verdict.refused }
		: { unsure: 'to-confirm' };
}

/** The server never edits what it said: the greatest number is what is true. */
function newest<T extends { readonly n: number }>(told: readonly T[], keyOf: (one: T) => string): Map<string, T> {
	const latest = new Map<string, T>();
	for (const one of told) if (one.n > (latest.get(keyOf(one))?.n ?? -1)) latest.set(keyOf(one), one);
	return latest;
}
