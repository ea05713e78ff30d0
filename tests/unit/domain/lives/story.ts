/** How the life of an ad is told: one line a moment, the day first, what comes of it last. */
import type { AdState, AdText } from '../../../../src/domain/ad.ts';
import { addDays, type Day } from '../../../../src/domain/dates.ts';
import { newMemberRef } from '../../../../src/domain/ids.ts';
import type { WrittenAct } from '../../../../src/domain/own/acts.ts';
import type { loanMoment } from '../../../../src/kinds/loan/moment.ts';
import type { Decision } from '../../../../src/domain/parts/docs.ts';
import type { Borrow, What } from '../../../../src/domain/parts/what.ts';
import type { Act as PurchaseAct } from '../../../../src/kinds/group-purchase/acts.ts';
import type { PhaseName } from '../../../../src/kinds/group-purchase/phase.ts';

/** A Monday in winter. Day 0 of every story. */
export const MONDAY = '2026-11-23' as Day;
export const AUTHOR = newMemberRef();
export const NEIGHBOURS = { Léa: newMemberRef(), Marc: newMemberRef(), Inès: newMemberRef() } as const;
export type Neighbour = keyof typeof NEIGHBOURS;

/** On the board, or why not. */
export type Shown = AdState | 'expired';

export type Step =
	/** The author's own act; `no`: the app does not propose it. */
	| readonly [day: number, does: WrittenAct | `no ${WrittenAct}`, then: Shown]
	/** The author changes the words or the terms; a code when the courier refuses. */
	| readonly [day: number, does: 'change', over: Partial<AdText>, then: Shown | string]
	/** Nothing but time. */
	| readonly [day: number, does: 'look', then: Shown]
	/** Somebody asks something; where they stand then, or why not. */
	| readonly [day: number, who: Neighbour, does: What, then: string, on?: number]
	| readonly [day: number, who: Neighbour, does: 'cancels' | 'look' | Decision, then: string, on?: number]
	/** Of a purchase. */
	| readonly [day: number, does: PurchaseAct, then: PhaseName | string]
	| readonly [day: number, does: 'purchase', then: PhaseName]
	| readonly [day: number, who: Neighbour, does: { readonly bags: number; readonly written?: number }, then: string]
	/** Of a loan that was agreed. */
	| readonly [day: number, does: Borrow, then: ReturnType<typeof loanMoment>];

export interface Story {
	readonly told: string;
	readonly ad: Partial<AdText>;
	readonly steps: readonly Step[];
}

export type Stories = readonly [Story, ...Story[]];
export const inDays = (days: number) => addDays(MONDAY, days);
/** Noon of that day in the valley. */
export const noon = (day: number) => `${inDays(day)}T11:00:00.000Z`;
