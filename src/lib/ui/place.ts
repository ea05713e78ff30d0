/** Where an ad is, in words: « Sarcenas, Le Bret », « Saint-Pierre-de-Chartreuse → Grenoble ». */
import type { AdText } from '../../domain/ad.ts';
import { communeName, type Territory } from '../../domain/territory.ts';

/** Names of places never break at their hyphens' spaces: « Le Sappey-en-Chartreuse » stays whole where it can. */
const whole = (name: string) => name.replace(/'/g, '’').replace(/^(Les?|La) /, '$1\u00a0');

export function placeOf(ad: Pick<AdText, 'commune' | 'hamlet' | 'to'>, territory: Pick<Territory, 'communes'>): string {
	const name = (insee: string) => whole(communeName(territory, insee));
	const from = ad.hamlet ? `${name(ad.commune)}, ${ad.hamlet}` : name(ad.commune);
	return ad.to ? `${from} → ${name(ad.to)}` : from;
}
