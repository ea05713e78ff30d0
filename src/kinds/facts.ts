/** What only one kind of ad says, on its page and before it is published: `<kind>/Facts.svelte`. */
import type { Component } from 'svelte';
import type { PublicAd } from '../domain/ad.ts';
import type { Day } from '../domain/dates.ts';
import Trip from './carpool/Facts.svelte';
import type { KindName } from './index.ts';
import Loan from './loan/Facts.svelte';
import Meeting from './meeting/Facts.svelte';

export interface FactsProps extends Record<string, unknown> {
	readonly ad: Omit<PublicAd, 'id' | 'state' | 'expiresOn' | 'publishedAt' | 'updatedAt' | 'author'>;
	readonly today: Day;
	/** « D’après la copie de 18 h. » */
	readonly asOf?: string | undefined;
	/** Of its titles, on the page it is in. */
	readonly level: 2 | 3 | 4;
}

const FACTS: Readonly<Partial<Record<KindName, Component<FactsProps>>>> = {
	carpool: Trip,
	loan: Loan,
	lesson: Meeting,
	'work-party': Meeting
};

export const factsOf = (kind: KindName) => FACTS[kind];
