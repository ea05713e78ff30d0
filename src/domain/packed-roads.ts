/** The road graph as it is embedded in the app: three numbers a road, about a kilobyte once compressed. */
import type { Commune, Road } from './territory.ts';

type Ordered = readonly Pick<Commune, 'insee'>[];
type Way = Omit<Road, 'pass'>;

/** Places in the list of communes, then minutes; below zero where the road closes in winter. */
export function packRoads(roads: readonly Way[], communes: Ordered): number[] {
	const place = new Map(communes.map(({ insee }, index) => [insee, index]));
	const at = (insee: string) => place.get(insee) ?? -1;
	return roads.flatMap(({ a, b, minutes, closedInWinter }) => [at(a), at(b), closedInWinter ? -minutes : minutes]);
}

export function unpackRoads(packed: readonly number[], communes: Ordered): Way[] {
	const insee = (index: number) => communes[packed[index] ?? -1]?.insee ?? '';
	return Array.from({ length: packed.length / 3 }, (_, road) => {
		const minutes = packed[road * 3 + 2] ?? 0;
		return { a: insee(road * 3), b: insee(road * 3 + 1), minutes: Math.abs(minutes), closedInWinter: minutes < 0 };
	});
}
