/**
 * Sharing the cost of a trip, and never more (L12): (km × rate + tolls + parking) ÷ everybody in the car, the driver too.
 * Amounts in cents, whole; what is left of a division is the driver's.
 */
import type { AdText } from '../../domain/ad.ts';
import type { Day } from '../../domain/dates.ts';
import type { Minutes } from '../../domain/nearness.ts';
import { communeOf, type Territory } from '../../domain/territory.ts';

/** 100 € for one way: far above any trip of a valley. */
export const COST_MAX = 10_000;
export const KM_MAX = 400;

interface Rate {
	readonly from: Day;
	/** Thousandths of a euro for a kilometre. */
	readonly perKm: number;
}
/**
 * The tax office's scale for cars, 5 CV, up to 5,000 km a year (arrêté du 27 mars 2023, unchanged since): what the
 * law takes as the cost of driving one. A new line when it changes; trips keep the rate of their day.
 */
export const RATES: readonly Rate[] = [
	{ from: '2022-01-01' as Day, perKm: 603 },
	{ from: '2023-01-01' as Day, perKm: 636 }
];

export function rateOn(day: Day): number {
	const known = RATES.filter(({ from }) => from <= day);
	return (known.at(-1) ?? RATES[0])?.perKm ?? 0;
}

/** Roads of the massif, villages and bends included. */
const KM_PER_HOUR = 45;

/** The kit has minutes, not kilometres: an estimate, to be corrected by who drives. */
export function estimatedKm(ad: Pick<AdText, 'to'>, minutes: Minutes): number | undefined {
	const way = ad.to === undefined ? undefined : minutes.get(ad.to);
	return way === undefined || way === 0 ? undefined : Math.max(1, Math.round((way * KM_PER_HOUR) / 60));
}

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

function crowKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
	const [x, y] = [radians(b.lon - a.lon) * Math.cos(radians((a.lat + b.lat) / 2)), radians(b.lat - a.lat)];
	return EARTH_KM * Math.hypot(x, y);
}

/** A mountain stands between many of these places: four times as far as the crow flies has been seen, more has not. */
const DETOUR = 4;
/** Within a commune, and from one end of it to the other. */
const SPREAD_KM = 15;

/** Whether that many kilometres can be a way there; what goes to a place that is not in the kit is believed. */
export function kmIsPlausible(km: number, ad: Pick<AdText, 'commune' | 'to'>, territory: Pick<Territory, 'communes'>): boolean {
	const [from, to] = [communeOf(territory, ad.commune), communeOf(territory, ad.to ?? ad.commune)];
	return !from || !to || km <= SPREAD_KM + DETOUR * crowKm(from, to);
}

export interface Costs {
	readonly km?: number;
	readonly tolls?: number;
	readonly parking?: number;
}

/** The most a passenger may be asked for one way, in cents. Without kilometres there is nothing to share but tolls and parking. */
export function mostPerSeat({ km = 0, tolls = 0, parking = 0 }: Costs, ad: Pick<AdText, 'on' | 'places'>, today: Day): number {
	const total = Math.floor((km * rateOn(ad.on ?? today)) / 10) + tolls + parking;
	return Math.floor(total / ((ad.places ?? 1) + 1));
}
