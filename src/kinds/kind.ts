import type { Day } from '../domain/dates.ts';

export const SIDES = ['offer', 'request'] as const;
/** Who holds the thing: an offer proposes it, a request looks for it. */
export type Side = (typeof SIDES)[number];

export const COUNTERPARTS = ['free', 'thanks', 'swap', 'cost-sharing'] as const;
/** What is given in return. There is no price: no currency, no balance (product.md). */
export type Counterpart = (typeof COUNTERPARTS)[number];

export type Dated = 'never' | 'maybe' | 'always';

/** What a kind of ad asks for and how long it lives. One object a kind, each in its own file. */
export interface Kind<Name extends string = string> {
	readonly name: Name;
	readonly counterparts: readonly Counterpart[];
	/** Days an undated ad lives, by side (F3: 30 for requests, 45 for goods, 90 for services and lessons). */
	readonly days: Readonly<Record<Side, number>>;
	/** Whether the ad has a day of its own (`on`), after which it expires. */
	readonly dated: Dated;
	/** Whether it goes somewhere (`to`, a commune). */
	readonly destination: boolean;
	/** Whether a number of places can be given (`places`). */
	readonly places: boolean;
}

/** What a dated ad's life depends on. */
export interface Lived {
	readonly side: Side;
	readonly on?: Day | undefined;
}

export const DAYS_REQUEST = 30;
export const DAYS_GOODS = 45;
export const DAYS_SKILLS = 90;
