/**
 * Answers that are the same for everybody, made once for a state of the board and a day, and kept while they are asked for.
 * "Last-Modified" is when this server first had these very bytes: an ad that leaves changes a feed without being newer.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { dayOf, type Day } from '../../src/domain/dates.ts';
import type { Board } from '../board/board.ts';

/** Each of 50 kB at most: 10 MB. What nobody asked for lately is made again. */
const KEPT = 200;

interface Kept {
	readonly seq: number;
	readonly today: Day;
	readonly body: string;
	readonly etag: string;
	readonly since: number;
}

export interface Answer {
	/** One name for the same thing, however it was asked for. */
	readonly key: string;
	readonly type: string;
	/** For how long a reader need not ask again. */
	readonly seconds: number;
	readonly make: () => string;
}

export type Shelf = ReturnType<typeof createShelf>;

export function createShelf({ board, now }: { readonly board: Pick<Board, 'image'>; readonly now: () => number }) {
	const kept = new Map<string, Kept>();

	function get(key: string, make: () => string): Kept {
		const { seq } = board.image();
		const today = dayOf(now());
		const old = kept.get(key);
		let fresh = old;
		if (old?.seq !== seq || old.today !== today) {
			const body = make();
			// Weak: a proxy may compress it.
			const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
			fresh = { seq, today, body, etag, since: old?.etag === etag ? old.since : now() };
		}
		// Asked for last, so the last to leave.
		kept.delete(key);
		kept.set(key, fresh as Kept);
		for (const oldest of kept.keys()) {
			if (kept.size <= KEPT) break;
			kept.delete(oldest);
		}
		return fresh as Kept;
	}

	return {
		send(request: Request, response: Response, { key, type, seconds, make }: Answer): void {
			const { body, etag, since } = get(key, make);
			response.set({
				'Content-Type': `${type}; charset=utf-8`,
				'Cache-Control': `public, max-age=${seconds}`,
				ETag: etag,
				'Last-Modified': new Date(since).toUTCString()
			});
			if (request.fresh) response.status(304).end();
			else response.send(body);
		}
	};
}
