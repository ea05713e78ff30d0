import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { loadTerritory } from '../server/territory/load.ts';

/** Embeds the kit in `folder` as the module `virtual:territory`, checked; reloads when a file of it changes. */
export function territoryModule(folder: string): Plugin {
	const id = 'virtual:territory';
	return {
		name: 'territory',
		resolveId: (source) => (source === id ? `\0${id}` : undefined),
		load(source) {
			if (source !== `\0${id}`) return undefined;
			for (const file of ['communes.tsv', 'hamlets.tsv', 'passes.tsv', 'territory.yaml'])
				this.addWatchFile(resolve(folder, file));
			return `export const territory = ${JSON.stringify(loadTerritory(folder).territory)};`;
		}
	};
}
