/** The ridge line as seen from the west: north on the left, each summit where it stands and as high as it is. */
import type { Summit } from '../../domain/territory.ts';

export interface Peak {
	readonly name: string;
	readonly altitude: number;
	readonly x: number;
	readonly y: number;
}

export interface Ridge {
	/** An SVG path, closed along the bottom. */
	readonly path: string;
	/** Summits that stand out of the line, from north to south. */
	readonly peaks: readonly Peak[];
}

export interface Frame {
	readonly width: number;
	readonly height: number;
	/** Sky left free above the highest summit. */
	readonly sky?: number;
}

/** Metres lost per kilometre away from a summit: what makes neighbours merge into one shoulder. */
const SLOPE = 115;
/** The ridge goes on this far past its first and last summits, in kilometres. */
const MARGIN = 3.2;
const KM_PER_DEGREE = 111.2;
/**
 * Limestone falls as a cliff on its lower side, and leans back as a wooded slope on the other.
 * Each step: share of the way to the col, share of the height lost.
 */
const CLIFF = [
	[0.05, 0.1],
	[0.11, 0.52],
	[0.34, 0.66],
	[0.68, 0.9]
] as const;
const BACK = [
	[0.14, 0.07],
	[0.33, 0.3],
	[0.46, 0.58],
	[0.76, 0.84]
] as const;

/** A small number that is always the same for the same name, so that no two faces look alike. */
const seed = (name: string) => ([...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) / 997 - 0.5) * 0.06;

export function drawRidge(summits: readonly Summit[], { width, height, sky = 8 }: Frame): Ridge {
	if (summits.length === 0) return { path: `M0 ${height}H${width}Z`, peaks: [] };
	const north = Math.max(...summits.map(({ lat }) => lat));
	const placed = summits
		.map(({ name, altitude, lat }) => ({ name, altitude, km: (north - lat) * KM_PER_DEGREE + MARGIN }))
		.sort((a, b) => a.km - b.km);
	const seen = placed.filter((one) =>
		placed.every((other) => other === one || other.altitude - Math.abs(other.km - one.km) * SLOPE < one.altitude)
	);

	const last = seen.at(-1)?.km ?? 0;
	const top = Math.max(...seen.map(({ altitude }) => altitude));
	const bottom = Math.min(...seen.map(({ altitude }) => altitude)) - MARGIN * SLOPE * 1.15;
	// Whole units: a third of a pixel on a phone, and a fifth of a kilobyte less on every page.
	const round = Math.round;
	const x = (km: number) => round((km / (last + MARGIN)) * width);
	const y = (altitude: number) => round(sky + ((top - altitude) / (top - bottom)) * (height - sky));

	const points: string[] = [];
	const at = (km: number, altitude: number) => void points.push(`${x(km)} ${y(altitude)}`);
	const foot = (peak: (typeof seen)[number]) => peak.altitude - MARGIN * SLOPE;
	/** The cols, and both ends of the line: one more than there are summits. */
	const cols = [...seen.keys(), seen.length].map((i) => {
		const [before, after] = [seen[i - 1], seen[i]];
		if (!before) return { km: 0, altitude: after ? foot(after) : 0 };
		if (!after) return { km: last + MARGIN, altitude: foot(before) };
		const altitude = (before.altitude + after.altitude - (after.km - before.km) * SLOPE) / 2;
		return { km: before.km + (before.altitude - altitude) / SLOPE, altitude };
	});

	seen.forEach((peak, i) => {
		const [left, right] = [cols[i], cols[i + 1]];
		if (!left || !right) return;
		const face = (col: typeof left, steps: typeof CLIFF | typeof BACK) =>
			steps.map(
				([along, down], step) =>
					[
						peak.km + (col.km - peak.km) * (along + seed(peak.name + step)),
						peak.altitude + (col.altitude - peak.altitude) * (down + seed(step + peak.name))
					] as const
			);
		const cliffOnLeft = left.altitude < right.altitude;
		at(left.km, left.altitude);
		for (const [km, altitude] of face(left, cliffOnLeft ? CLIFF : BACK).toReversed()) at(km, altitude);
		at(peak.km, peak.altitude);
		for (const [km, altitude] of face(right, cliffOnLeft ? BACK : CLIFF)) at(km, altitude);
	});
	const end = cols.at(-1);
	if (end) at(end.km, end.altitude);
	return {
		path: `M0 ${height}L${points.join(' ')} ${width} ${height}Z`,
		peaks: seen.map(({ name, altitude, km }) => ({ name, altitude, x: x(km), y: y(altitude) }))
	};
}

export interface Sign {
	readonly peak: Peak;
	/** 0 is the highest line of names. */
	readonly tier: number;
	/** Written to the left of its line, where there is no room on the right. */
	readonly left: boolean;
}

/** Room a letter takes where the names begin to be shown (960 px wide), in units of a 1200-wide frame. */
const LETTER = 10.2;
/** Between a name and the line of another. */
const GAP = 5;

interface Name extends Sign {
	readonly from: number;
	readonly to: number;
}

/** Neither two names on one line, nor a line through a name below it. */
const apart = (a: Name, b: Name) =>
	a.tier === b.tier ? a.to + GAP < b.from || b.to + GAP < a.from : a.tier < b.tier ? clearOf(a, b) : clearOf(b, a);
const clearOf = (high: Name, low: Name) => high.peak.x < low.from - GAP || high.peak.x > low.to + GAP;

/** Each summit in turn takes the first place that is free, or stays without a name. */
function signsInOrder(peaks: readonly Peak[], width: number, tiers: readonly number[]): Name[] {
	const signs: Name[] = [];
	for (const peak of peaks) {
		const length = (peak.name.length + 6) * LETTER;
		const free = tiers
			.flatMap((tier): Name[] => [
				{ peak, tier, left: false, from: peak.x, to: peak.x + length },
				{ peak, tier, left: true, from: peak.x - length, to: peak.x }
			])
			.find((name) => name.from >= 0 && name.to <= width && signs.every((sign) => apart(sign, name)));
		if (free) signs.push(free);
	}
	return signs;
}

/** As many names as fit, the highest first: which ones depends on who is served first, so a few orders are tried. */
export function placeSigns(peaks: readonly Peak[], width: number, tiers: number): Sign[] {
	const orders = [peaks.toSorted((a, b) => b.altitude - a.altitude), peaks, peaks.toReversed()];
	const falling = Array.from({ length: tiers }, (_, i) => i);
	const worth = (signs: readonly Name[]) => signs.reduce((sum, { peak }) => sum + peak.altitude, 0);
	return orders
		.flatMap((order) => [signsInOrder(order, width, falling.toReversed()), signsInOrder(order, width, falling)])
		.reduce((best, signs) => (worth(signs) > worth(best) ? signs : best))
		.map(({ peak, tier, left }) => ({ peak, tier, left }));
}
