import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { loadTerritory } from '../server/territory/load.ts';
import { packRoads } from '../src/domain/packed-roads.ts';

const KIT = 'virtual:territory';
/** On its own, so that the first screen does not wait for what only "near me" needs. */
const ROADS = 'virtual:territory/roads';
const FILES = ['communes.tsv', 'hamlets.tsv', 'passes.tsv', 'roads.tsv', 'territory.yaml'];

/** Embeds the kit in `folder`, checked, as modules; reloads when a file of it changes. */
export function territoryModule(folder: string): Plugin {
	return {
		name: 'territory',
		resolveId: (source) => (source === KIT || source === ROADS ? `\0${source}` : undefined),
		load(source) {
			if (source !== `\0${KIT}` && source !== `\0${ROADS}`) return undefined;
			for (const file of FILES) this.addWatchFile(resolve(folder, file));
			const { territory, roads } = loadTerritory(folder);
			if (source === `\0${KIT}`) return `export const territory = ${JSON.stringify(territory)};`;
			return `export const packed = ${JSON.stringify(packRoads(roads, territory.communes))};
export const passes = ${JSON.stringify(overPasses(roads))};`;
		}
	};
}

/** Which roads go over each pass, by their ends: the map draws it half-way. */
const overPasses = (roads: ReturnType<typeof loadTerritory>['roads']) =>
	roads.flatMap(({ a, b, pass, closedInWinter }) => (pass === undefined ? [] : [{ name: pass, a, b, closedInWinter }]));
