/** What the demonstration of a kit holds, as the seeding of a board reads it. */
import type { AdState, AdText } from '../../src/domain/ad.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import type { AdId, MemberRef } from '../../src/domain/ids.ts';

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
	/** Everything the author wrote but the ad's own day, which `adTextOn` works out. */
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
export const adTextOn = (ad: Pick<DemoAd, 'text' | 'in'>, today: Day): AdText =>
	ad.in === undefined ? ad.text : { ...ad.text, on: addDays(today, ad.in) };
