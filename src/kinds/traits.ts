/**
 * What sets a kind of ad apart for those who write, judge or tell it, kind by kind (`<kind>/traits.ts`). Apart from the kinds
 * themselves, which every list needs.
 */
import type { KindName } from './index.ts';
import type { Side } from './kind.ts';
import { traits as carpool } from './carpool/traits.ts';
import { traits as gift } from './gift/traits.ts';
import { traits as groupPurchase } from './group-purchase/traits.ts';
import { traits as lesson } from './lesson/traits.ts';
import { traits as loan } from './loan/traits.ts';
import { traits as lostFound } from './lost-found/traits.ts';
import { traits as service } from './service/traits.ts';
import { traits as swap } from './swap/traits.ts';
import { traits as workParty } from './work-party/traits.ts';

export interface Traits {
	/** What is offered or asked for, in the words that schema.org allows there; nothing of the sort where none fits. */
	readonly item?: 'Service' | 'Product' | 'Trip';
	/** Whether what only this kind asks for is about days and places, and comes with those in the form. */
	readonly detailsWithPlace?: true;
	/** How many hours replies are gathered unless the author says otherwise, by side (F7). */
	readonly gathers?: Readonly<Partial<Record<Side, 24 | 48 | 72>>>;
	/** The side on which people are made welcome, where they sign up. */
	readonly welcomes?: Side;
	/** Somebody works for somebody: pay must be declared (L13). */
	readonly work?: true;
	/** Costs are shared and nothing is earned: a price for a seat is spoken of (F5, L14). */
	readonly sharesCosts?: true;
	/** Things change owners for good: an animal may not (L12). */
	readonly changesOwner?: true;
	/** Things go back to their owner: what may not be offered may be found. */
	readonly givesBack?: true;
	/** It goes from one place to another, and may pass on somebody's way. */
	readonly travels?: true;
	/** What happens on the ad's day is that it closes. */
	readonly closes?: true;
}

const TRAITS: Readonly<Record<KindName, Traits>> = {
	service,
	'work-party': workParty,
	lesson,
	carpool,
	loan,
	gift,
	swap,
	'group-purchase': groupPurchase,
	'lost-found': lostFound
};

export const traitsOf = (kind: KindName): Traits => TRAITS[kind];
