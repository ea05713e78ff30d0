/**
 * What only one kind of ad asks for: `<kind>/Form.svelte`, fetched when that kind is chosen. Each takes `KindProps`, binds
 * `details`, and is judged by `checkDetails` (`details.ts`) like the rest.
 */
import type { Component } from 'svelte';
import type { AdText } from '../domain/ad.ts';
import type { Day } from '../domain/dates.ts';
import type { KindName } from './index.ts';

export interface KindProps extends Record<string, unknown> {
	/** Undefined until something was typed. Always a new object when something changes. */
	details: Record<string, unknown> | undefined;
	/** The rest of the ad, as typed so far. */
	readonly ad: Partial<AdText>;
	readonly today: Day;
	/** What the rules say of the details, once it may be said. */
	readonly error: string | undefined;
}

type Part = Component<KindProps, object, 'details'>;
const PARTS = import.meta.glob<{ default: Part }>('./*/Form.svelte');

export async function partOf(kind: KindName): Promise<Part | undefined> {
	return (await PARTS[`./${kind}/Form.svelte`]?.())?.default;
}
