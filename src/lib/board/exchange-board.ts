/**
 * Brings the copy up to date: one request, whether it is the first time, a day later, or nothing is new.
 * A first time gives the newest ads and the manifest; the rest is fetched afterwards (`fill.ts`).
 */
import * as v from 'valibot';
import { readChanges, readSnapshot, type Changes } from '../../domain/board-copy.ts';
import { isAdId } from '../../domain/ids.ts';
import { readAds, readLine } from '../../domain/wire/lines.ts';
import { changesLineSchema, newestSchema, startAgainSchema } from '../../domain/wire/manifest.ts';
import { NoNetwork } from '../net/patient-fetch.ts';
import { Refused, type Lines } from '../net/patient-lines.ts';
import type { Copy } from './copy.ts';
import type { Held } from './held.ts';

export interface ExchangeDeps {
	readonly held: Held;
	readonly lines: Lines;
	/** A whole answer, for servers of the former version. */
	readonly json: (path: string) => Promise<unknown>;
	readonly now: () => number;
}

/** Nothing in it: the server knows no such cursor. */
const answerSchema = v.union([startAgainSchema, changesLineSchema]);

/** Throws when there is no network, or no sense in the answer; what had arrived is then kept. */
export async function exchangeBoard(deps: ExchangeDeps): Promise<Went> {
	const copy = deps.held.copy();
	const changed = copy && (await takeChanges(deps, copy));
	return changed === undefined ? { changed: true, behind: await takeNewest(deps) } : { changed, behind: false };
}

export interface Went {
	readonly changed: boolean;
	/** The newest ads are true as of later than the cursor: changes are to be asked for once the base is here. */
	readonly behind: boolean;
}

/** True when anything changed; undefined when the cursor means nothing to the server. */
export async function takeChanges(deps: ExchangeDeps, { epoch, seq }: Copy): Promise<boolean | undefined> {
	let [changed, heard] = [false, false];
	for await (const line of deps.lines(`/api/board/changes?form=lines&epoch=${epoch}&since=${seq}`)) {
		const answer = v.parse(answerSchema, readLine(line));
		if ('startAgain' in answer || answer.epoch !== epoch) return undefined;
		const ads = answer.ads ? readAds(answer.ads) : [];
		heard = true;
		changed = (await take(deps, { ...answer, ads, gone: (answer.gone ?? []).filter(isAdId) })) || changed;
	}
	if (heard) return changed;
	// A server of the former version knows no lines: the whole is one JSON, which has no end of line.
	const answer = readChanges(await deps.json(`/api/board/changes?epoch=${epoch}&since=${seq}`));
	return 'startAgain' in answer || answer.epoch !== epoch ? undefined : take(deps, answer);
}

async function take({ held, now }: ExchangeDeps, { ads, gone, ...at }: Changes): Promise<boolean> {
	await held.alone(async () => {
		const copy = held.copy();
		// Another tab has gone further meanwhile.
		if (!copy || copy.epoch !== at.epoch || copy.seq > at.seq) return;
		await held.change({ ...copy, seq: at.seq, now: at.now, demo: at.demo, takenAt: now() }, ads, gone);
	});
	return ads.length + gone.length > 0;
}

async function takeNewest(deps: ExchangeDeps): Promise<boolean> {
	try {
		return await takeNewestLine(deps);
	} catch (error) {
		if (!(error instanceof Refused && error.status === 404)) throw error;
		await takeSnapshot(deps);
		return false;
	}
}

/** From a server of the former version: everything at once. */
async function takeSnapshot({ held, json, now }: ExchangeDeps): Promise<void> {
	const { ads, ...copied } = readSnapshot(await json('/api/board/snapshot'));
	await held.alone(() => held.afresh({ key: 'board', ...copied, takenAt: now() }, ads));
}

async function takeNewestLine({ held, lines, now }: ExchangeDeps): Promise<boolean> {
	for await (const line of lines('/api/board/newest')) {
		const { manifest, at, ads } = v.parse(newestSchema, readLine(line));
		const { epoch, seq, demo, pieces } = manifest;
		const base = { seq, pieces, held: {} };
		await held.alone(() =>
			held.afresh({ key: 'board', epoch, seq, demo, now: manifest.now, takenAt: now(), base }, readAds(ads))
		);
		return at > seq;
	}
	throw new NoNetwork('an empty answer');
}
