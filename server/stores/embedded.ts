/** Everything in one folder of this machine: no other service to install. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileBlobs } from './file-blobs.ts';
import { levelKeys } from './level-keys.ts';
import { checkName, isDatabaseName } from './names.ts';
import { namedFactory, openPouch } from './pouch.ts';
import type { Stores } from './stores.ts';
import { syncLeveldown } from './sync-leveldown.ts';

/** Put behind a folder's name before it is emptied, so that a crash half-way never leaves half a database. */
const ERASED = '.erased';

export function embeddedStores(dataDir: string): Stores {
	const folder = join(dataDir, 'db');
	mkdirSync(folder, { recursive: true });
	for (const name of readdirSync(folder)) {
		if (name.endsWith(ERASED)) rmSync(join(folder, name), { recursive: true, force: true });
	}
	const place = (name: string) => join(folder, name);
	const level = namedFactory('level', (name) => syncLeveldown(place(name)));
	const keys = levelKeys(syncLeveldown(join(dataDir, 'keys')));

	return {
		open(name) {
			checkName(name);
			return openPouch(name, level);
		},
		/** LevelDB writes `CURRENT` last when it creates a database. */
		exists: async (name) => isDatabaseName(name) && existsSync(join(place(name), 'CURRENT')),
		names: async (prefix) => (await readdir(folder)).filter((name) => isDatabaseName(name) && name.startsWith(prefix)).sort(),
		async destroy(name) {
			checkName(name);
			if (!existsSync(place(name))) return;
			await rename(place(name), place(name) + ERASED);
			await rm(place(name) + ERASED, { recursive: true, force: true });
		},
		keys,
		blobs: fileBlobs(join(dataDir, 'photos')),
		close: () => keys.close()
	};
}
