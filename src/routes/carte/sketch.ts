/** The territory on a sheet a thousand units wide: everything the map draws, from the kit's figures alone. */
import { communeName, type Commune, type Road, type Territory } from '../../domain/territory.ts';
import { cellsOf, middleOf, type Point } from './cells.ts';
import { outline } from './pencil.ts';
import { hill, shoulders, type Hill } from './relief.ts';

export const WIDTH = 1000;
const MARGIN = 46;
/** How far ground belongs to a commune that has no neighbour, in kilometres. */
const REACH = 6.5;
const KM_PER_DEGREE = 111.2;
/** Towns around the territory, by which one finds one's bearings. */
const TOWN = 20_000;
const TOWNS_APART = 110;

export interface Cell {
	readonly insee: string;
	readonly name: string;
	readonly path: string;
	/** Where its number stands. */
	readonly at: Point;
	/** Width of the map, in pixels, from which its name fits. */
	readonly nameFrom: number;
}

export interface Sketch {
	readonly height: number;
	readonly cells: readonly Cell[];
	readonly towns: readonly ({ readonly insee: string; readonly name: string } & Point)[];
	readonly hills: readonly Hill[];
	readonly summits: readonly ({ readonly name: string; readonly altitude: number } & Point)[];
	readonly passes: readonly ({ readonly name: string; readonly closedInWinter: boolean } & Point)[];
}

export type OverPass = Pick<Road, 'a' | 'b' | 'closedInWinter'> & { readonly name: string };

const LETTER_PX = 9.5;

export function sketch(territory: Territory, roads: readonly OverPass[]): Sketch {
	const inside = territory.communes.filter(({ within }) => within);
	const big = territory.communes.filter(({ within, population }) => !within && population >= TOWN);
	const { place, height, unit } = frame([...inside, ...big]);
	const sites = territory.communes.map(place);
	const shapes = cellsOf(sites, REACH * unit);

	const cells = territory.communes.flatMap((commune, at): Cell[] => {
		const shape = shapes[at] ?? [];
		if (!commune.within || shape.length < 3) return [];
		const name = communeName(territory, commune.insee);
		const xs = shape.map(({ x }) => x);
		const room = Math.max(...xs) - Math.min(...xs);
		return [
			{
				insee: commune.insee,
				name,
				path: outline(shape),
				at: middleOf(shape),
				nameFrom: ((longestWord(name) * LETTER_PX) / room) * WIDTH
			}
		];
	});
	const tops = territory.summits.map((summit) => ({ ...place(summit), name: summit.name, altitude: summit.altitude }));
	const highest = Math.max(...tops.map(({ altitude }) => altitude));
	const hills = [
		...tops.map((top) => ({ top, tall: 62 * (top.altitude / highest) ** 2 })),
		...shoulders(tops).map((top) => ({ top, tall: 30 }))
	];
	return {
		height,
		cells: cells.toSorted((a, b) => Math.round(a.at.y / 60) - Math.round(b.at.y / 60) || a.at.x - b.at.x),
		towns: apart(
			big.toSorted((a, b) => b.population - a.population).map((town) => ({ ...place(town), insee: town.insee, name: town.name }))
		),
		hills: hills.toSorted((a, b) => a.top.y - b.top.y).map(({ top, tall }) => hill(top, tall)),
		summits: tops,
		passes: passesOf(territory, roads, place)
	};
}

/** Names may go over two lines, at a hyphen. */
const longestWord = (name: string) => Math.max(name.length / 2.2, ...name.split(/[- ]/).map((word) => word.length));

/** Kilometres, north up, on a sheet as wide as the territory. */
function frame(shown: readonly Pick<Commune, 'lat' | 'lon'>[]) {
	const [lats, lons] = [shown.map(({ lat }) => lat), shown.map(({ lon }) => lon)];
	const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
	const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const unit = (WIDTH - 2 * MARGIN) / ((east - west) * KM_PER_DEGREE * shrink);
	const place = ({ lat, lon }: Pick<Commune, 'lat' | 'lon'>): Point => ({
		x: MARGIN + (lon - west) * KM_PER_DEGREE * shrink * unit,
		y: MARGIN + (north - lat) * KM_PER_DEGREE * unit
	});
	return { place, unit, height: Math.round(2 * MARGIN + (north - south) * KM_PER_DEGREE * unit) };
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
