/** The kinds of ads (F3), in the order they are shown. Adding a kind adds a file here and its words. */
import { addDays, type Day } from '../domain/dates.ts';
import { carpool } from './carpool/kind.ts';
import { gift } from './gift/kind.ts';
import { groupPurchase } from './group-purchase/kind.ts';
import type { Kind, Lived } from './kind.ts';
import { lesson } from './lesson/kind.ts';
import { loan } from './loan/kind.ts';
import { lostFound } from './lost-found/kind.ts';
import { service } from './service/kind.ts';
import { swap } from './swap/kind.ts';
import { workParty } from './work-party/kind.ts';

export const KINDS = [service, workParty, lesson, carpool, loan, gift, swap, groupPurchase, lostFound] as const;

export type KindName = (typeof KINDS)[number]['name'];

export const KIND_NAMES = KINDS.map((kind) => kind.name) as [KindName, ...KindName[]];

const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

export function kindOf(name: KindName): Kind<KindName> {
	const kind = byName.get(name);
	if (!kind) throw new RangeError(`no such kind of ad: ${name}`);
	return kind;
}

/** The last day an ad is live: its own day when it has one, else so many days from `from` (F3). */
export function lastDay(name: KindName, { side, on }: Lived, from: Day): Day {
	return on ?? addDays(from, kindOf(name).days[side]);
}
