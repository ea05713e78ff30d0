/** The state of something a person wrote, in one place. "Received" and "published" only after the server said so (O1). */
import { isExpired, type AdDoc } from './ad.ts';
import type { Day } from './dates.ts';
import type { MessageDoc, NoticeDoc, VerdictDoc } from './mailbox.ts';

export const OWN_STATES = [
	'draft',
	'waiting',
	'received',
	'held',
	'later',
	'published',
	'refused',
	'reserved',
	'done',
	'expired',
	'withdrawn'
] as const;
export type OwnState = (typeof OWN_STATES)[number];

/** What this phone knows the server said of one document. */
export interface Heard {
	/** The revision the server acknowledged last. */
	readonly acknowledged?: string | undefined;
	/** Verdicts by revision. */
	readonly verdicts: ReadonlyMap<string, VerdictDoc>;
	/** Why there is no verdict yet, by revision. */
	readonly notices?: ReadonlyMap<string, NoticeDoc> | undefined;
}

/** How far one revision of a document has come. */
export function progressOf(revision: string, heard: Heard): 'waiting' | 'received' | NoticeDoc['what'] | 'published' | 'refused' {
	const verdict = heard.verdicts.get(revision);
	if (verdict) return verdict.accepted ? 'published' : 'refused';
	const notice = heard.notices?.get(revision);
	if (notice) return notice.what;
	return heard.acknowledged === revision ? 'received' : 'waiting';
}

/** A withdrawal or an end is said to be so only once the server has it; until then it waits like anything written. */
export function stateOfAd(ad: AdDoc & { _rev: string }, heard: Heard, today: Day): OwnState {
	const progress = progressOf(ad._rev, heard);
	if (progress !== 'published') return progress;
	if (ad.state !== 'live' && !(ad.state === 'reserved' && isExpired(ad, today))) return ad.state;
	return isExpired(ad, today) ? 'expired' : 'published';
}

export const stateOfMessage = (message: MessageDoc & { _rev: string }, heard: Heard): OwnState => progressOf(message._rev, heard);

/** What the server has not confirmed: what "à envoyer" counts. */
export const isOutgoing = (state: OwnState) => state === 'waiting';
