/** What phones of two versions ago still ask: the whole board in one answer, then changes, in plain JSON. */
import type { Request, Response } from 'express';
import { constants, brotliCompress } from 'node:zlib';
import { promisify } from 'node:util';
import type { PublicAd } from '../../src/domain/ad.ts';
import type { Changes, Copied, Snapshot, StartAgain } from '../../src/domain/board-copy.ts';
import { newestFirst } from '../../src/domain/filter.ts';
import { HttpError } from '../http/errors.ts';
import { sendText } from './answers.ts';
import type { Board } from './board.ts';
import { forgottenSeq } from './changes.ts';

const brotli = promisify(brotliCompress);
/** 0.7 s a megabyte: about 8 % more bytes than the best quality, which takes 10 s. Made once a sequence. */
const QUALITY = 9;

interface Deps {
	readonly board: Board;
	readonly epoch: string;
	readonly demo: boolean;
	readonly now: () => number;
}

/** Those phones know no promise: an ad of a state they cannot read would be missing from their list. */
const asKnownThen = (ad: PublicAd): PublicAd => (ad.state === 'reserved' ? { ...ad, state: 'live' } : ad);

export function oldCopies({ board, epoch, demo, now }: Deps) {
	const head = (seq: number): Copied => ({ epoch, seq, now: new Date(now()).toISOString(), demo });

	let made: { seq: number; plain: string; small: Promise<Buffer> } | undefined;
	/** The snapshot of the present sequence; the same bytes until the board changes. */
	function snapshot() {
		const { seq, ads } = board.image();
		if (made?.seq === seq) return made;
		const body: Snapshot = { ...head(seq), ads: [...ads.values()].map(({ ad }) => asKnownThen(ad)).sort(newestFirst) };
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

	function changesOf(request: Request): Changes | StartAgain {
		const since = Number(request.query.since);
		if (!Number.isSafeInteger(since) || since < 0) throw new HttpError('bad-request', 'since must be a whole number');
		const { seq, ads, gone } = board.image();
		const lost = request.query.epoch !== epoch || since > seq || since < forgottenSeq(board.image(), now());
		if (lost) return { startAgain: true };
		const changed = [...ads.values()].filter((entry) => entry.seq > since).map(({ ad }) => asKnownThen(ad));
		const removed = [...gone].filter(([, tombstone]) => tombstone.seq > since).map(([id]) => id);
		return { ...head(seq), ads: changed, gone: removed };
	}

	const sendChanges = (request: Request, response: Response) =>
		sendText(request, response, 'json', JSON.stringify(changesOf(request)), { keep: 'ask' }, QUALITY);

	return { sendSnapshot, sendChanges };
}
