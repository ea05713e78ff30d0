/**
 * Hashes of the ids of removed members, in a file beside the stores. Whoever restores an older copy of the stores keeps the
 * newer file, and the server removes again whom the copy has brought back (S16). It names nobody.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemberId } from '../../src/domain/ids.ts';
import { sha256 } from '../accounts/hashes.ts';

export const REMOVED_FILE = 'removed-members';
const HASH = /^[0-9a-f]{64}$/;

export interface RemovedList {
	has(member: MemberId): Promise<boolean>;
	/** On the disk once it resolves. */
	add(member: MemberId): Promise<void>;
	/** Whether anybody was ever removed. */
	isEmpty(): Promise<boolean>;
}

/** `dataDir` is absent over stores in memory. */
export function createRemovedList(dataDir: string | undefined): RemovedList {
	const file = dataDir === undefined ? undefined : join(dataDir, REMOVED_FILE);
	let reading: Promise<Set<string>> | undefined;
	const hashes = () => (reading ??= read());

	async function read(): Promise<Set<string>> {
		const text = file === undefined ? '' : await readFile(file, 'utf8').catch(absent);
		// A line that a power cut left half written is of somebody who is still here: their turn comes again.
		return new Set(text.split('\n').filter((line) => HASH.test(line)));
	}

	return {
		has: async (member) => (await hashes()).has(sha256(member)),
		isEmpty: async () => (await hashes()).size === 0,
		async add(member) {
			const all = await hashes();
			const hash = sha256(member);
			if (all.has(hash)) return;
			// The line before may have lost its end.
			if (file !== undefined) await appendFile(file, `\n${hash}\n`, { mode: 0o600, flush: true });
			all.add(hash);
		}
	};
}

function absent(error: unknown): string {
	if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
	throw error;
}
