/** The territory on a sheet a thousand units wide: everything the map draws, from the kit's figures alone. */
import { communeName, type Commune, type Road, type Territory } from '../../domain/territory.ts';
import { cellsOf, middleOf, type Point } from './cells.ts';
import { fitting, fold, WIDTHS, type Label, type Width } from './labels.ts';
import { outline } from './pencil.ts';
import { hill, shoulders, type Hill } from './relief.ts';

export const WIDTH = 1000;
const MARGIN = 46;
/** Where no neighbour stops it, a commune's ground goes this far, as a share of the way to its fourth neighbour. */
const REACH = 1.02;
const NEIGHBOURS = 4;
const KM_PER_DEGREE = 111.2;
/** Towns around the territory, by which one finds one's bearings. */
const TOWN = 20_000;
const TOWNS_APART = 110;
/** Lower than this share of the sheet, a town's name is written under its mark. */
const FOOT = 0.9;
/** Summits named before the communes: those by which the place is recognised. */
const LANDMARKS = 4;
/** Read from left to right, in rows of this height: the order of the Tab key and of the voice. */
const ROW = 60;

export interface Cell {
	readonly insee: string;
	readonly name: string;
	readonly path: string;
	/** Where its number stands. */
	readonly at: Point;
}

/** A name, and the widths of the sheet at which there is room for it. */
export interface Sign extends Label {
	readonly kind: 'commune' | 'summit' | 'town';
	/** For a commune: its name moves up where it has no number. */
	readonly insee?: string;
	readonly widths: readonly Width[];
}

export interface Sketch {
	readonly height: number;
	readonly cells: readonly Cell[];
	readonly towns: readonly Point[];
	readonly hills: readonly Hill[];
	readonly passes: readonly ({ readonly name: string; readonly closedInWinter: boolean } & Point)[];
	readonly signs: readonly Sign[];
}

export type OverPass = Pick<Road, 'a' | 'b' | 'closedInWinter'> & { readonly name: string };

export function sketch(territory: Territory, roads: readonly OverPass[]): Sketch {
	const { communes } = territory;
	const ground = onGround(communes);
	const sites = communes.map(ground);
	const shapes = cellsOf(sites, (site) => REACH * distanceTo(NEIGHBOURS, site, sites));
	const big = communes.filter(({ within, population }) => !within && population >= TOWN);
	const inside = communes.flatMap((commune, at) => (commune.within ? (shapes[at] ?? []) : []));
	const { onSheet, height } = frame([...inside, ...big.map(ground)]);
	const place = (what: Coordinates) => onSheet(ground(what));

	const drawn = communes.flatMap((commune, at) => {
		const shape = (shapes[at] ?? []).map(onSheet);
		if (!commune.within || shape.length < 3) return [];
		const name = communeName(territory, commune.insee);
		const short = commune.name;
		const xs = shape.map(({ x }) => x);
		return [{ insee: commune.insee, name, short, shape, at: middleOf(shape), room: Math.max(...xs) - Math.min(...xs) }];
	});
	const tops = territory.summits.map((summit) => ({ ...place(summit), name: summit.name, altitude: summit.altitude }));
	const highest = Math.max(...tops.map(({ altitude }) => altitude));
	const hills = [
		...tops.map((top) => ({ top, tall: 62 * (top.altitude / highest) ** 2 })),
		...shoulders(tops).map((top) => ({ top, tall: 30 }))
	];
	const towns = apart(big.toSorted((a, b) => b.population - a.population).map((town) => ({ ...place(town), name: town.name })));
	const summits = tops
		.toSorted((a, b) => b.altitude - a.altitude)
		.map(({ name, altitude, x, y }) => sign('summit', `${name} ${altitude}`, { x, y }, 9));
	const signs: Omit<Sign, 'widths'>[] = [
		...towns.map(({ name, x, y }) => ({ ...sign('town', name, { x, y }, y > height * FOOT ? 17 : -17), always: true })),
		...summits.slice(0, LANDMARKS),
		...drawn
			.toSorted((a, b) => b.room - a.room)
			.map(({ insee, short, at, room }) => ({ ...sign('commune', fold(short), at, 20), room, insee })),
		...summits.slice(LANDMARKS)
	];
	const numbers = drawn.map(({ at }) => at);
	const shown = (Object.keys(WIDTHS) as Width[]).map((width) => ({ width, fit: fitting(signs, numbers, WIDTH, width) }));
	return {
		height,
		cells: drawn
			.map(({ insee, name, shape, at }) => ({ insee, name, path: outline(shape), at }))
			.toSorted((a, b) => Math.round(a.at.y / ROW) - Math.round(b.at.y / ROW) || a.at.x - b.at.x),
		towns,
		hills: hills.toSorted((a, b) => a.top.y - b.top.y).map(({ top, tall }) => hill(top, tall)),
		passes: passesOf(territory, roads, place),
		signs: signs
			.map((one) => ({ ...one, widths: shown.filter(({ fit }) => fit.has(one)).map(({ width }) => width) }))
			.filter(({ widths }) => widths.length > 0)
	};
}

const sign = (kind: Sign['kind'], text: string, { x, y }: Point, below: number) => ({ kind, text, x, y, below });

type Coordinates = Pick<Commune, 'lat' | 'lon'>;

/** Kilometres east and south of somewhere, which is all a sketch needs. */
function onGround(communes: readonly Coordinates[]) {
	const latitude = communes.reduce((sum, { lat }) => sum + lat, 0) / communes.length;
	const shrink = Math.cos((latitude * Math.PI) / 180);
	return ({ lat, lon }: Coordinates): Point => ({ x: lon * KM_PER_DEGREE * shrink, y: -lat * KM_PER_DEGREE });
}

function distanceTo(rank: number, from: Point, all: readonly Point[]): number {
	const away = all.map(({ x, y }) => Math.hypot(x - from.x, y - from.y)).toSorted((a, b) => a - b);
	return away[Math.min(rank, away.length - 1)] ?? 1;
}

/** North up, on a sheet as wide as what is shown. */
function frame(shown: readonly Point[]) {
	const [xs, ys] = [shown.map(({ x }) => x), shown.map(({ y }) => y)];
	const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const unit = (WIDTH - 2 * MARGIN) / (east - west);
	const onSheet = ({ x, y }: Point): Point => ({ x: MARGIN + (x - west) * unit, y: MARGIN + (y - north) * unit });
	return { onSheet, height: Math.round(2 * MARGIN + (south - north) * unit) };
}

const apart = <P extends Point>(points: readonly P[]): P[] =>
	points.reduce<P[]>(
		(kept, one) => (kept.every((other) => Math.hypot(other.x - one.x, other.y - one.y) > TOWNS_APART) ? [...kept, one] : kept),
		[]
	);

/** A pass is half-way along its roads, or in the middle of them when several go over it. */
function passesOf({ communes, passes }: Territory, roads: readonly OverPass[], place: (commune: Commune) => Point) {
	const end = (insee: string) => communes.find((commune) => commune.insee === insee);
	return passes.flatMap(({ name }) => {
		const over = roads.filter((road) => road.name === name);
		const ends = over.flatMap(({ a, b }) => [end(a), end(b)]).flatMap((commune) => (commune ? [place(commune)] : []));
		if (ends.length === 0) return [];
		const mean = (of: (point: Point) => number) => Math.round(ends.reduce((sum, point) => sum + of(point), 0) / ends.length);
		return [{ name, closedInWinter: over.every((road) => road.closedInWinter), x: mean(({ x }) => x), y: mean(({ y }) => y) }];
	});
}
