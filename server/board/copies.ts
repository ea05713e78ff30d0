/** Snapshot and changes, as HTTP answers that a proxy may keep and a phone may be told "nothing new" about. */
import { Router, type Request, type Response } from 'express';
import { constants, brotliCompress } from 'node:zlib';
import { promisify } from 'node:util';
import type { Changes, Copied, Snapshot, StartAgain } from '../../src/domain/board-copy.ts';
import { newestFirst } from '../../src/domain/filter.ts';
import { HttpError } from '../http/errors.ts';
import type { Board } from './board.ts';

const brotli = promisify(brotliCompress);
/** 0.7 s a megabyte: about 8 % more bytes than the best quality, which takes 10 s. Made once a sequence. */
const QUALITY = 9;

interface Deps {
	readonly board: Board;
	readonly epoch: string;
	readonly demo: boolean;
	readonly now: () => number;
}

export function boardCopies({ board, epoch, demo, now }: Deps): Router {
	const head = (seq: number): Copied => ({ epoch, seq, now: new Date(now()).toISOString(), demo });

	let made: { seq: number; plain: string; small: Promise<Buffer> } | undefined;
	/** The snapshot of the present sequence; the same bytes until the board changes. */
	function snapshot() {
		const { seq, ads } = board.image();
		if (made?.seq === seq) return made;
		const body: Snapshot = { ...head(seq), ads: [...ads.values()].map(({ ad }) => ad).sort(newestFirst) };
		const plain = JSON.stringify(body);
		made = { seq, plain, small: brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }) };
		return made;
	}

	async function sendSnapshot(request: Request, response: Response) {
		const { seq, plain, small } = snapshot();
		response.set({ ETag: `"${epoch}-${seq}"`, 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding' });
		response.type('json');
		if (request.fresh) return void response.status(304).end();
		if (request.acceptsEncodings('br')) response.set('Content-Encoding', 'br').send(await small);
		else response.send(plain);
	}

	function sendChanges(request: Request, response: Response) {
		const since = Number(request.query.since);
		if (!Number.isSafeInteger(since) || since < 0) throw new HttpError('bad-request', 'since must be a whole number');
		response.set('Cache-Control', 'no-cache');
		const { seq, ads, gone } = board.image();
		if (request.query.epoch !== epoch || since > seq) return void response.json({ startAgain: true } satisfies StartAgain);
		const changed = [...ads.values()].filter((entry) => entry.seq > since).map(({ ad }) => ad);
		const removed = [...gone].filter(([, at]) => at > since).map(([id]) => id);
		response.json({ ...head(seq), ads: changed, gone: removed } satisfies Changes);
	}

	return Router().get('/snapshot', sendSnapshot).get('/changes', sendChanges);
}
