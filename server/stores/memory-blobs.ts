import { checkBlobName } from './names.ts';
import type { Blobs } from './stores.ts';

export function memoryBlobs(): Blobs {
	const files = new Map<string, Uint8Array<ArrayBuffer>>();
	const within = (folder: string) => [...files.keys()].filter((name) => name.startsWith(`${folder}/`));
	return {
		async read(name) {
			checkBlobName(name);
			return files.get(name)?.slice();
		},
		async write(name, bytes) {
			checkBlobName(name);
			files.set(name, new Uint8Array(bytes));
		},
		async erase(name) {
			checkBlobName(name);
			for (const file of [name, ...within(name)]) files.delete(file);
		},
		async list(folder) {
			checkBlobName(folder);
			return [...new Set(within(folder).map((name) => name.slice(folder.length + 1).split('/')[0] ?? ''))].sort();
		}
	};
}
