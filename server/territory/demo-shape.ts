/** What the demonstration of a kit holds, as the seeding of a board reads it. */
import type { AdState, AdText } from '../../src/domain/ad.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import type { AdId, MemberRef } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/kinds/group-purchase/wall-clock.ts';

export const MEMBER_ROLES = ['inhabitant', 'town-hall', 'association'] as const;

export interface DemoMember {
	readonly ref: MemberRef;
	readonly name: string;
	readonly commune: string;
	readonly role: (typeof MEMBER_ROLES)[number];
}

export interface DemoAd {
	readonly id: AdId;
	readonly author: MemberRef;
	/** Everything the author wrote but its days, the ad's own and those in its details, which `adTextOn` works out. */
	readonly text: Omit<AdText, 'on'>;
	/** It was published so many days before the day of the seed. */
	readonly age: number;
	/** Its own day comes so many days after the day of the seed; before it when negative. */
	readonly in?: number | undefined;
	readonly state: AdState;
}

export interface Demo {
	readonly members: readonly DemoMember[];
	readonly ads: readonly DemoAd[];
}

/** The ad's text as it is when the demonstration is seeded on `today`. */
export function adTextOn({ text, in: days }: Pick<DemoAd, 'text' | 'in'>, today: Day): AdText {
	const details = text.details && (datedFrom(text.details, today) as Record<string, unknown>);
	return { ...text, ...(days !== undefined && { on: addDays(today, days) }), ...(details && { details }) };
}

/** « in 18 days » is a day, « in 18 days at 20:00 » a moment of Paris. */
const RELATIVE = /^in (-?\d+) days?(?: at (\d\d:\d\d))?$/;

/** The same, with every day that is said from today, however deep it lies. */
function datedFrom(value: unknown, today: Day): unknown {
	if (Array.isArray(value)) return value.map((one) => datedFrom(one, today));
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, datedFrom(one, today)]));
	const [, days, hour] = (typeof value === 'string' && RELATIVE.exec(value)) || [];
	if (days === undefined) return value;
	const day = addDays(today, Number(days));
	return hour === undefined ? day : instantAt(day, hour);
}
