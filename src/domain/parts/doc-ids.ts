/** The ids of the documents of participations (`docs.ts`): what a phone needs of them before anything was read. */
import { isDay, type Day } from '../dates.ts';
import { isAdId, isMemberRef, type AdId, type MemberRef } from '../ids.ts';

declare const brand: unique symbol;
/** 20 characters, made on the author's phone. */
export type PaperId = string & { readonly [brand]: 'PaperId' };
/** Whose participation: a member, or somebody on paper. */
export type Who = MemberRef | PaperId;

export const isPaperId = (text: string): text is PaperId => isAdId(text);
export const isWho = (text: string): text is Who => isMemberRef(text) || isPaperId(text);

export const NOTE_MAX = 500;
export const TICKS = ['paid', 'collected'] as const;
export type TickOf = (typeof TICKS)[number];

const dotted = (...parts: (string | number | undefined)[]) => parts.filter((part) => part !== undefined).join('.');
export const partId = (ad: AdId, on?: Day) => `part:${dotted(ad, on)}`;
export const decisionId = (ad: AdId, of: Who, on?: Day) => `decision:${dotted(ad, of, on)}`;
export const paperDocId = (ad: AdId, id: PaperId) => `paper:${dotted(ad, id)}`;
export const actDocId = (ad: AdId, id: PaperId) => `act:${dotted(ad, id)}`;
export const tickDocId = (ad: AdId, of: Who, what: TickOf) => `tick:${dotted(ad, of, what)}`;
/** With `''` in place of the number: how all of them begin. */
export const standingId = (ad: AdId, on: Day | undefined, n: number | '') => `standing:${dotted(ad, on, n)}`;
export const rosterId = (ad: AdId, of: Who, on: Day | undefined, n: number | '') => `roster:${dotted(ad, of, on, n)}`;

/** Which participation an id is about, when it is one of a member's own. */
export function readPartId(id: string): { readonly ad: AdId; readonly on?: Day } | undefined {
	const [, ad = '', on] = /^part:([^.]+)(?:\.([^.]+))?$/.exec(id) ?? [];
	if (!isAdId(ad) || (on !== undefined && !isDay(on))) return undefined;
	return { ad, ...(on !== undefined && { on }) };
}
