/**
 * The photos of ads, by what they are made of:
 *
 *   pieces (disk) → whole, its name checked → waiting (disk) → made again, one at a time → kept (disk) → on the board → forgotten as waiting
 *
 * Stopped anywhere, it goes on from what is on the disk; doing a step twice changes nothing. What waits is the mark that
 * the board is still to be told.
 */
import { createHash } from 'node:crypto';
import type { Photo, PublicAd } from '../../src/domain/ad.ts';
import type { AdId, MemberId, PhotoId } from '../../src/domain/ids.ts';
import { photoIdOf } from '../../src/domain/ids.ts';
import { QUOTA } from '../../src/domain/photos/limits.ts';
import type { PhotoCode } from '../../src/domain/photos/refusals.ts';
import type { Standing } from '../../src/domain/photos/standing.ts';
import type { Board } from '../board/board.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Blobs, Keys } from '../stores/stores.ts';
import { develop, type Developed, type PhotoFile } from './develop.ts';
import { createPieces } from './pieces.ts';
import { createQuota } from './quota.ts';
import { sweep } from './sweep.ts';
import type { Turn } from './turns.ts';

const WAITING = 'waiting';
const KEPT = 'kept';
/** As keys, so that a start reads them all at once: `1600x1200`, and a code with when. */
const KEPT_KEY = 'photo-kept:';
const REFUSED_KEY = 'photo-refused:';
/** The disk is full, say. */
const RETRY_MS = 60_000;
/** Photos that wait to be made: a village's evening. Beyond, phones are asked to come back. */
const WAITING_MAX = 300;

/** Too many for now: seconds after which to come back. */
export class ComeBack extends Error {
	override name = 'ComeBack';
	readonly seconds: number;
	constructor(seconds: number) {
		super(`come back in ${seconds} s`);
		this.seconds = seconds;
	}
}

interface Deps {
	readonly keys: Keys;
	readonly blobs: Blobs;
	readonly ledger: Ledger;
	readonly board: Pick<Board, 'image' | 'publish'>;
	readonly turn: Turn;
	readonly now: () => number;
	readonly onError: (error: unknown) => void;
}

export type Photos = Awaited<ReturnType<typeof openPhotos>>;

export async function openPhotos({ keys, blobs, ledger, board, turn, now, onError }: Deps) {
	const pieces = createPieces(blobs);
	const quota = createQuota(keys, now);
	const kept = new Map<PhotoId, { width: number; height: number }>();
	for (const [key, size] of await keys.list(KEPT_KEY)) {
		const [width = 0, height = 0] = size.split('x').map(Number);
		kept.set(key.slice(KEPT_KEY.length) as PhotoId, { width, height });
	}
	const queue = new Set((await blobs.list(WAITING)) as PhotoId[]);
	let working: Promise<void> | undefined;
	let retry: NodeJS.Timeout | undefined;
	/** Of those, the ones that could not be made for a reason of ours. They are tried again later. */
	const failed = new Set<PhotoId>();
	let stopped = false;

	async function standing(member: MemberId, id: PhotoId): Promise<Standing> {
		// Whoever hears that it is kept looks at the board: not before it is there.
		if (kept.has(id)) return { state: queue.has(id) ? 'received' : 'kept' };
		const refused = await keys.get(REFUSED_KEY + id);
		if (refused) return { state: 'refused', code: refused.split(' ')[0] as PhotoCode };
		if (queue.has(id)) return { state: 'received' };
		return { state: 'arriving', offset: await pieces.offset(member, id) };
	}

	/** More bytes of a photo of `size` bytes; those that were here already change nothing. */
	async function add(member: MemberId, id: PhotoId, start: number, bytes: Uint8Array, size: number): Promise<Standing> {
		const before = await standing(member, id);
		if (before.state !== 'arriving') return before;
		if (start <= before.offset && start + bytes.length > before.offset) {
			await makeRoom(member, id);
			await pieces.add(member, id, start, bytes);
		}
		const offset = await pieces.offset(member, id);
		if (offset < size) return { state: 'arriving', offset };
		const whole = await pieces.whole(member, id);
		if (photoIdOf(new Uint8Array(createHash('sha256').update(whole).digest())) !== id) {
			await pieces.erase(member, id);
			return { state: 'arriving', offset: 0 };
		}
		await blobs.write(`${WAITING}/${id}`, whole);
		wake(id);
		await pieces.erase(member, id);
		return { state: 'received' };
	}

	async function makeRoom(member: MemberId, id: PhotoId): Promise<void> {
		if (queue.size >= WAITING_MAX) throw new ComeBack(60);
		const room = await quota.take(member, id);
		if (room !== 'taken') throw new ComeBack(room);
		const unfinished = await pieces.unfinished(member);
		if (unfinished.length >= QUOTA.unfinished && !unfinished.includes(id)) throw new ComeBack(600);
	}

	function wake(id?: PhotoId): void {
		if (id) queue.add(id);
		if (stopped || !next()) return;
		working ??= work().finally(() => {
			working = undefined;
			wake();
		});
	}

	const next = () => [...queue].find((id) => !failed.has(id));

	async function work(): Promise<void> {
		for (let id = next(); id && !stopped; id = next()) {
			try {
				await settle(id);
				queue.delete(id);
			} catch (error) {
				onError(error);
				failed.add(id);
				clearTimeout(retry);
				retry = setTimeout(tryAgain, RETRY_MS).unref();
			}
		}
	}

	function tryAgain(): void {
		failed.clear();
		wake();
	}

	async function settle(id: PhotoId): Promise<void> {
		const bytes = kept.has(id) ? undefined : await blobs.read(`${WAITING}/${id}`);
		if (bytes) {
			const made = await develop(bytes);
			if (typeof made === 'string') await keys.put(REFUSED_KEY + id, `${made} ${now()}`);
			else await keep(id, made);
		}
		if (kept.has(id)) await show(id);
		await blobs.erase(`${WAITING}/${id}`);
	}

	async function keep(id: PhotoId, { width, height, files }: Developed): Promise<void> {
		for (const [name, file] of Object.entries(files)) await blobs.write(`${KEPT}/${id}/${name}`, file);
		await keys.put(KEPT_KEY + id, `${width}x${height}`);
		kept.set(id, { width, height });
	}

	/** Of the photos of an ad, those that anybody can see now, in its author's order, with their true shape. */
	function onBoard<T extends { readonly photos?: Photo[] }>(ad: T, photos: readonly Photo[] = []): T {
		const { photos: _, ...rest } = ad;
		const seen = photos.flatMap((photo) => {
			const size = kept.get(photo.id);
			return size ? [{ ...photo, ...size }] : [];
		});
		return (seen.length > 0 ? { ...rest, photos: seen } : rest) as T;
	}

	/** Every ad with this photo is published again, with it or without it. */
	async function show(id: PhotoId): Promise<void> {
		for (const ad of await ledger.adsWith(id)) await turn(() => showIn(ad));
	}

	async function showIn(ad: AdId): Promise<void> {
		const shown = board.image().ads.get(ad)?.ad;
		const record = await ledger.ad(ad);
		if (!shown || !record) return;
		await board.publish(onBoard<PublicAd>({ ...shown, updatedAt: new Date(now()).toISOString() }, record.photos));
	}

	async function erase(id: PhotoId): Promise<void> {
		kept.delete(id);
		await show(id);
		await keys.delete(KEPT_KEY + id);
		await blobs.erase(`${KEPT}/${id}`);
	}

	wake();
	return {
		standing,
		add,
		onBoard,
		file: (id: PhotoId, name: PhotoFile) => (kept.has(id) ? blobs.read(`${KEPT}/${id}/${name}`) : Promise.resolve(undefined)),

		/** All that a member sent and no ad of another's has. Their ads must have been forgotten before. */
		async forget(member: MemberId): Promise<void> {
			await pieces.forget(member);
			for (const id of await quota.of(member)) {
				if ((await ledger.adsWith(id)).length === 0) {
					await blobs.erase(`${WAITING}/${id}`);
					await this.idle();
					await erase(id);
				}
				await quota.forget(member, id);
			}
		},

		/** Erases what no ad has any more (L7). Once a day. */
		sweep: () =>
			sweep(
				{
					ledger,
					pieces,
					quota,
					kept: () => [...kept.keys()],
					erase,
					async forgetRefusals(before) {
						for (const [key, said] of await keys.list(REFUSED_KEY)) {
							if (Number(said.split(' ')[1]) < before) await keys.delete(key);
						}
					}
				},
				now()
			),

		/** Resolves when nothing waits to be made. */
		async idle(): Promise<void> {
			while (working) await working;
		},
		/** Ends the photo in hand; the rest waits on the disk. */
		async stop(): Promise<void> {
			stopped = true;
			clearTimeout(retry);
			await working;
		}
	};
}
