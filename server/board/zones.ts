/**
 * The board in neighbourhoods, so that a phone can take its own surroundings first.
 * Too small, and they compress badly: below 2,500 ads a piece costs up to 10 % more, above nothing is gained.
 */
import type { PublicAd } from '../../src/domain/ad.ts';
import { newestFirst } from '../../src/domain/filter.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';

const ZONE_MAX = 3_000;

type Places = Pick<Territory, 'communes'>;
interface Group {
	readonly insee: string;
	readonly lat: number;
	readonly lon: number;
	readonly ads: readonly PublicAd[];
}

/** Each zone newest first, and the zone of the newest ad first. */
export function zonesOf(ads: readonly PublicAd[], places: Places, most = ZONE_MAX): PublicAd[][] {
	const groups = new Map<string, PublicAd[]>();
	for (const ad of ads) {
		const group = groups.get(ad.commune);
		if (group) group.push(ad);
		else groups.set(ad.commune, [ad]);
	}
	const placed = [...groups].map(([insee, own]): Group => {
		const { lat = 0, lon = 0 } = communeOf(places, insee) ?? {};
		return { insee, lat, lon, ads: own };
	});
	const zones = divide(placed, most).map((zone) => zone.sort(newestFirst));
	return zones.sort(([a], [b]) => (a && b ? newestFirst(a, b) : 0));
}

/** In two halves of as many ads, across the longer side, until each is small enough. */
function divide(groups: readonly Group[], most: number): PublicAd[][] {
	const total = count(groups);
	if (total === 0) return [];
	if (total <= most) return [groups.flatMap((group) => group.ads)];
	if (groups.length === 1) return slices(groups[0]?.ads ?? [], most);
	// A degree of longitude is shorter than one of latitude, here by about three tenths.
	const wide = spread(groups, 'lon') * 0.7 > spread(groups, 'lat');
	const sorted = [...groups].sort((a, b) => (wide ? a.lon - b.lon : a.lat - b.lat) || (a.insee < b.insee ? -1 : 1));
	let at = 1;
	while (at < sorted.length - 1 && count(sorted.slice(0, at + 1)) <= total / 2) at += 1;
	return [...divide(sorted.slice(0, at), most), ...divide(sorted.slice(at), most)];
}

const count = (groups: readonly Group[]) => groups.reduce((sum, { ads }) => sum + ads.length, 0);

function spread(groups: readonly Group[], side: 'lat' | 'lon'): number {
	const values = groups.map((group) => group[side]).filter((value) => value !== 0);
	return Math.max(...values) - Math.min(...values);
}

/** A town larger than a zone: its newest ads, then the others. */
function slices(ads: readonly PublicAd[], most: number): PublicAd[][] {
	const sorted = [...ads].sort(newestFirst);
	const parts = Math.ceil(sorted.length / most);
	const size = Math.ceil(sorted.length / parts);
	return Array.from({ length: parts }, (_, part) => sorted.slice(part * size, (part + 1) * size));
}
