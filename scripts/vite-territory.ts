import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { loadTerritory } from '../server/territory/load.ts';
import { packRoads } from '../src/domain/packed-roads.ts';

const KIT = 'virtual:territory';
/** On its own, so that the first screen does not wait for what only "near me" needs. */
const ROADS = 'virtual:territory/roads';
/** On its own too: only who writes of a trip needs it. */
const POINTS = 'virtual:territory/meeting-points';
const MODULES: readonly string[] = [KIT, ROADS, POINTS];
const FILES = ['communes.tsv', 'hamlets.tsv', 'meeting-points.tsv', 'passes.tsv', 'roads.tsv', 'territory.yaml'];

/** Embeds the kit in `folder`, checked, as modules; reloads when a file of it changes. */
export function territoryModule(folder: string): Plugin {
	return {
		name: 'territory',
		resolveId: (source) => (MODULES.includes(source) ? `\0${source}` : undefined),
		load(source) {
			if (!MODULES.some((name) => source === `\0${name}`)) return undefined;
			for (const file of FILES) this.addWatchFile(resolve(folder, file));
			const { territory, roads, points } = loadTerritory(folder);
			if (source === `\0${KIT}`) return `export const territory = ${JSON.stringify(territory)};`;
			if (source === `\0${POINTS}`) return `export const points = ${JSON.stringify(Object.fromEntries(points))};`;
			return `export const packed = ${JSON.stringify(packRoads(roads, territory.communes))};
export const passes = ${JSON.stringify(overPasses(roads))};`;
		}
	};
}

/** Which roads go over each pass, by their ends: the map draws it half-way. */
const overPasses = (roads: ReturnType<typeof loadTerritory>['roads']) =>
	roads.flatMap(({ a, b, pass, closedInWinter }) => (pass === undefined ? [] : [{ name: pass, a, b, closedInWinter }]));
