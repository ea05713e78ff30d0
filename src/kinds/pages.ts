/**
 * What some kinds of ads add to their page. `body` comes with the first ad of that kind, as few are: an ad reads without it all
 * the same. `beside` is under the ways to answer, and where one's own ad has just been published.
 */
import type { Component } from 'svelte';
import type { AdText, PublicAd } from '../domain/ad.ts';
import type { Day, Instant } from '../domain/dates.ts';
import OnTheWay from './carpool/OnTheWay.svelte';
import type { KindName } from './index.ts';

export type Body = Component<{ ad: PublicAd; today: Day; now?: Instant | undefined }>;
export type Beside = Component<{ ad: AdText & { readonly id?: string }; today: Day }>;

const BODIES: Readonly<Partial<Record<KindName, () => Promise<{ default: Body }>>>> = {
	'group-purchase': () => import('./group-purchase/Purchase.svelte')
};
const BESIDES: Readonly<Partial<Record<KindName, Beside>>> = { carpool: OnTheWay };

export async function bodyOf(ad: Pick<PublicAd, 'kind' | 'details'>): Promise<Body | undefined> {
	if (ad.details === undefined) return undefined;
	return (await BODIES[ad.kind]?.().catch(() => undefined))?.default;
}
export const besideOf = (kind: KindName): Beside | undefined => BESIDES[kind];
