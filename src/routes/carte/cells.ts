/**
 * The ground nearest to each commune's centre (Voronoi cells): the kit knows centres, not borders, so the map is a
 * sketch, and a finger always lands on the commune it is nearest to.
 */
export interface Point {
	readonly x: number;
	readonly y: number;
}

const CORNERS = 24;

/** One cell a site, corners in order. A cell goes no further than `reachOf` it, where no neighbour stops it. */
export function cellsOf(sites: readonly Point[], reachOf: (site: Point) => number): Point[][] {
	return sites.map((site) => {
		const reach = reachOf(site);
		const far = reach * 3;
		return sites
			.filter((other) => other !== site && Math.hypot(other.x - site.x, other.y - site.y) < far)
			.reduce<Point[]>((cell, other) => nearerTo(site, other, cell), disc(site, reach));
	});
}

const disc = ({ x, y }: Point, radius: number): Point[] =>
	Array.from({ length: CORNERS }, (_, at) => {
		const angle = (at / CORNERS) * 2 * Math.PI;
		return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
	});

/** What of the cell is on this side of the line half-way between the two. */
function nearerTo(site: Point, other: Point, cell: readonly Point[]): Point[] {
	const [dx, dy] = [other.x - site.x, other.y - site.y];
	const middle = ((site.x + other.x) * dx + (site.y + other.y) * dy) / 2;
	const beyond = ({ x, y }: Point) => x * dx + y * dy - middle;
	return cell.flatMap((here, at) => {
		const next = cell[(at + 1) % cell.length] ?? here;
		const [a, b] = [beyond(here), beyond(next)];
		const kept = a <= 0 ? [here] : [];
		if (a * b >= 0) return kept;
		const share = a / (a - b);
		return [...kept, { x: here.x + (next.x - here.x) * share, y: here.y + (next.y - here.y) * share }];
	});
}

/** The middle of a cell: where its number has most room. */
export function middleOf(cell: readonly Point[]): Point {
	let [area, x, y] = [0, 0, 0];
	cell.forEach((here, at) => {
		const next = cell[(at + 1) % cell.length] ?? here;
		const part = here.x * next.y - next.x * here.y;
		area += part;
		x += (here.x + next.x) * part;
		y += (here.y + next.y) * part;
	});
	return { x: x / (3 * area), y: y / (3 * area) };
}
