/** Files in a folder of this machine. A file appears under its name only once it is whole and on the disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkBlobName } from './names.ts';
import type { Blobs } from './stores.ts';

/** Begins with a dot, so that it is nobody's name: what a crash leaves is never listed. */
const HALF = '.half';

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

export function fileBlobs(root: string): Blobs {
	const place = (name: string) => {
		checkBlobName(name);
		return join(root, name);
	};
	/** What a crash left half written is of no use to anybody. */
	const swept = rm(join(root, HALF), { recursive: true, force: true });

	async function makeFolder(path: string): Promise<void> {
		const made = await mkdir(path, { recursive: true });
		// A new folder is on the disk once the one above it is.
		for (let folder = path; made && folder.length >= made.length; folder = dirname(folder)) await flush(dirname(folder));
	}

	return {
		async read(name) {
			try {
				return new Uint8Array(await readFile(place(name)));
			} catch (error) {
				if (isMissing(error)) return undefined;
				throw error;
			}
		},
		async write(name, bytes) {
			const path = place(name);
			await swept;
			await mkdir(join(root, HALF), { recursive: true });
			const half = join(root, HALF, randomUUID());
			try {
				const file = await open(half, 'wx');
				try {
					await file.writeFile(bytes);
					await file.sync();
				} finally {
					await file.close();
				}
				await makeFolder(dirname(path));
				await rename(half, path);
			} catch (error) {
				await rm(half, { force: true });
				throw error;
			}
			await flush(dirname(path));
		},
		erase: (name) => rm(place(name), { recursive: true, force: true }),
		async list(folder) {
			try {
				return (await readdir(place(folder))).sort();
			} catch (error) {
				if (isMissing(error)) return [];
				throw error;
			}
		}
	};
}

/** A name is on the disk once its folder is. Not every system lets a folder be opened; then it does this by itself. */
async function flush(folder: string): Promise<void> {
	const handle = await open(folder, 'r').catch(() => undefined);
	await handle?.sync().catch(() => undefined);
	await handle?.close();
}
