/**
 * What a phone copies the board with, under `/api/board`: public, the same for everybody, nothing private in it.
 *
 *   newest      the 20 newest ads in full, and the manifest: the first thing a new phone asks
 *   manifest    the base: its sequence and its pieces
 *   pieces/…    cards or texts of a piece, named by their content; `?from=3` after a cut in the fourth line
 *   changes     since a cursor; the whole answer when nothing is new
 *   ads/…       the ads whose id begins so: a card was opened before its text had come
 *   snapshot    the whole board in one answer, for phones of two versions ago
 */
import { Router, type NextFunction, type Request, type Response } from 'express';
import { newestFirst } from '../../src/domain/filter.ts';
import { isAdId, type AdId } from '../../src/domain/ids.ts';
import { writeAds, writeLine } from '../../src/domain/wire/lines.ts';
import type { Manifest, Newest } from '../../src/domain/wire/manifest.ts';
import { HttpError } from '../http/errors.ts';
import { encodingOf, isUnchanged, sendBytes, sendText, WORTH_BYTES } from './answers.ts';
import type { Base, Bases } from './base.ts';
import type { Board } from './board.ts';
import { changesLines, forgottenSeq } from './changes.ts';
import { oldCopies } from './old-copies.ts';
import { createRests } from './rests.ts';
import { BEST, PROMPT, squeezeText, type Bytes } from './squeeze.ts';

export interface CopyDeps {
	readonly board: Board;
	readonly bases: Bases;
	readonly epoch: string;
	readonly demo: boolean;
	readonly now: () => number;
}

const NEWEST = 20;
/** Answers that everybody gets are made again at most so often; their `now` is when they were true. */
const FRESH_MS = 60_000;
const CODE = /^[0-9a-hjkmnp-tv-z]{4,20}$/;
/** A day's changes are compressed as well as can be; a month's, fast. */
const SMALL_BYTES = 64_000;
const DELTAS = 50;

export function copyRoutes({ board, bases, epoch, demo, now }: CopyDeps): Router {
	const rest = createRests(bases);
	const old = oldCopies({ board, epoch, demo, now });
	const head = () => ({ epoch, now: new Date(now()).toISOString(), demo });
	const manifestOf = ({ seq, pieces }: Base): Manifest => ({ ...head(), seq, pieces });

	/** The same bytes for everybody until the board changes, or a minute has passed. */
	function shared(write: (base: Base) => string) {
		let made: { etag: string; at: number; text: string; small: Promise<Bytes> } | undefined;
		return async (request: Request, response: Response, type: 'json' | 'lines') => {
			const base = await bases.current();
			const etag = `"${epoch}-${base.seq}-${board.image().seq}-${base.pieces.reduce((sum, piece) => sum + piece.texts.bytes, 0)}"`;
			if (made?.etag !== etag || made.at < now() - FRESH_MS) {
				const text = write(base);
				made = { etag, at: now(), text, small: squeezeText(text, BEST) };
			}
			if (isUnchanged(request, response, etag)) return;
			const kept = { etag, keep: 'ask' } as const;
			if (encodingOf(request) === 'br') sendBytes(response, type, await made.small, 'br', kept);
			else await sendText(request, response, type, made.text, kept, PROMPT);
		};
	}

	const sendManifest = shared((base) => JSON.stringify(manifestOf(base)));
	const sendNewest = shared((base) => {
		const { ads, seq } = board.image();
		const all = Array.from(ads.values(), ({ ad }) => ad).sort(newestFirst);
		return writeLine({ manifest: manifestOf(base), at: seq, ads: writeAds(all.slice(0, NEWEST)) } satisfies Newest);
	});

	async function sendPiece(request: Request, response: Response) {
		const { name = '' } = request.params as { name?: string };
		const from = wholeNumber(request.query.from ?? '0');
		const encoding = encodingOf(request);
		const bytes = await rest(name, from, encoding);
		if (!bytes) throw new HttpError('not-found', 'this piece is no longer kept; ask for the manifest');
		sendBytes(response, 'lines', bytes, encoding, { keep: 'for-ever' });
	}

	async function sendAds(request: Request, response: Response) {
		const { code = '' } = request.params as { code?: string };
		if (!CODE.test(code)) throw new HttpError('not-found', 'not the beginning of an id');
		const { gone } = board.image();
		const found = board.image().startingWith(code);
		if (found.length === 0) {
			const was = isAdId(code) ? gone.has(code) : Array.from(gone.keys()).some((id: AdId) => id.startsWith(code));
			throw new HttpError(was ? 'gone' : 'not-found', 'no ad begins so');
		}
		await sendText(request, response, 'lines', writeLine(writeAds(found)), { keep: 'ask' }, PROMPT);
	}

	/** In the morning many phones ask from the same cursor: what was compressed for one serves the others. */
	const deltas = new Map<string, { text: string; small: () => Promise<Bytes> }>();
	function delta(since: number) {
		const key = `${since} ${board.image().seq} ${Math.floor(now() / FRESH_MS)}`;
		const known = deltas.get(key);
		if (known) return known;
		const text = changesLines(board.image(), since, head()).join('');
		let squeezed: Promise<Bytes> | undefined;
		const made = { text, small: () => (squeezed ??= squeezeText(text, text.length > SMALL_BYTES ? PROMPT : BEST)) };
		// The oldest first: nobody asks from there any more.
		const [oldest] = deltas.keys();
		if (deltas.size >= DELTAS && oldest !== undefined) deltas.delete(oldest);
		deltas.set(key, made);
		return made;
	}

	async function sendChanges(request: Request, response: Response) {
		if (request.query.form !== 'lines') return old.sendChanges(request, response);
		const since = wholeNumber(request.query.since);
		const image = board.image();
		const isLost = request.query.epoch !== epoch || since > image.seq || since < forgottenSeq(image, now());
		if (isLost) return sendText(request, response, 'lines', writeLine({ startAgain: true }), { keep: 'ask' }, PROMPT);
		const { text, small } = delta(since);
		if (text.length > WORTH_BYTES && encodingOf(request) === 'br')
			return sendBytes(response, 'lines', await small(), 'br', { keep: 'ask' });
		await sendText(request, response, 'lines', text, { keep: 'ask' }, PROMPT);
	}

	const answering =
		(work: (request: Request, response: Response) => unknown) =>
		async (request: Request, response: Response, next: NextFunction) => {
			response.setHeader('X-Content-Type-Options', 'nosniff');
			try {
				await work(request, response);
			} catch (error) {
				next(error);
			}
		};

	return Router()
		.get(
			'/manifest',
			answering((request, response) => sendManifest(request, response, 'json'))
		)
		.get(
			'/newest',
			answering((request, response) => sendNewest(request, response, 'lines'))
		)
		.get('/pieces/:name', answering(sendPiece))
		.get('/ads/:code', answering(sendAds))
		.get('/changes', answering(sendChanges))
		.get('/snapshot', answering(old.sendSnapshot));
}

function wholeNumber(given: unknown): number {
	const value = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : NaN;
	if (!Number.isSafeInteger(value)) throw new HttpError('bad-request', 'a whole number is needed');
	return value;
}
