/** Brings the mirror up to date: one request, whether it is the first time, a day later, or nothing is new. */
import { readChanges, readSnapshot } from '../../domain/board-copy.ts';
import type { Mirror } from './mirror.ts';

type Get = (path: string) => Promise<Response>;

async function json(get: Get, path: string): Promise<unknown> {
	const response = await get(path);
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	return response.json();
}

/** True when anything changed. Throws when there is no network, or no sense in the answer; the copy is then as before. */
export async function updateBoard(mirror: Mirror, get: Get, now: () => number): Promise<boolean> {
	const copy = await mirror.copy();
	if (copy) {
		const changes = readChanges(await json(get, `/api/board/changes?epoch=${copy.epoch}&since=${copy.seq}`));
		if (!('startAgain' in changes)) {
			await mirror.apply(changes, copy.seq, now());
			return changes.ads.length + changes.gone.length > 0;
		}
	}
	await mirror.replace(readSnapshot(await json(get, '/api/board/snapshot')), now());
	return true;
}
