/**
 * Sends the photos of ads that the server has, piece by piece. A cut costs one piece, a lost answer one question; a photo
 * that is not taken holds back no other, and none holds back its ad.
 */
import * as v from 'valibot';
import type { Photo } from '../../domain/ad.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { PIECE_BYTES } from '../../domain/photos/limits.ts';
import { standingSchema, type Standing } from '../../domain/photos/standing.ts';
import type { OwnPhoto } from '../device/db.ts';
import type { Photos } from '../device/photos.ts';
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';

interface Deps {
	readonly photos: Photos;
	readonly fetch: Fetch;
	readonly origin: string;
	readonly now: () => number;
}

/** When the server does not say when to come back. */
const LATER_SECONDS = 3600;
/** Bytes that arrive as others, so many times over, are not the network's doing. */
const AGAIN_MAX = 2;

export interface Sent {
	/** Some are received and not yet said to be kept. */
	readonly more: boolean;
	/** Some were said to be kept just now, whichever app sent them: this one, or one that was left or killed meanwhile. */
	readonly arrived: boolean;
}

/** Throws `NoNetwork` when there is none. */
export async function sendPhotos(deps: Deps, wanted: readonly Photo[]): Promise<Sent> {
	let [more, arrived] = [false, false];
	for (const id of new Set(wanted.map((photo) => photo.id))) {
		const own = await deps.photos.get(id);
		if (!own || own.state === 'kept' || own.state === 'refused' || (own.notBefore ?? 0) > deps.now()) continue;
		const state = await sendOne(deps, own);
		more ||= state === 'received';
		arrived ||= state === 'kept';
	}
	return { more, arrived };
}

async function sendOne(deps: Deps, own: OwnPhoto): Promise<Standing['state'] | 'later'> {
	const { photos } = deps;
	const { id, size } = own;
	// Begun before, by this app or by one that was killed: where it stands is asked, and not guessed.
	let standing: Standing | 'later' =
		own.state === 'here' && own.sent === 0 ? { state: 'arriving', offset: 0 } : await ask(deps, id);
	let again = 0;
	while (standing !== 'later' && standing.state === 'arriving') {
		await photos.hear(id, standing);
		const bytes = await photos.bytes(id);
		if (!bytes) return 'later';
		const piece = bytes.slice(standing.offset, standing.offset + PIECE_BYTES);
		const last = standing.offset + piece.length >= size;
		standing = await ask(deps, id, { piece, offset: standing.offset, size });
		if (standing === 'later' || standing.state !== 'arriving') break;
		if (last && standing.offset === 0 && (again += 1) > AGAIN_MAX) standing = { state: 'refused', code: 'photo-altered' };
	}
	if (standing === 'later') return 'later';
	await photos.hear(id, standing);
	return standing.state;
}

interface Piece {
	readonly piece: Uint8Array<ArrayBuffer>;
	readonly offset: number;
	readonly size: number;
}

async function ask({ photos, fetch, origin, now }: Deps, id: PhotoId, sent?: Piece): Promise<Standing | 'later'> {
	const address = `${origin}/api/photos/${id}`;
	const response = sent
		? await fetch(`${address}?offset=${sent.offset}&size=${sent.size}`, {
				method: 'PUT',
				headers: { 'content-type': 'application/octet-stream' },
				credentials: 'same-origin',
				body: sent.piece
			})
		: await fetch(address, { credentials: 'same-origin', cache: 'no-store' });
	// Who one is comes first; a server that is ill says nothing of this photo.
	if (response.status === 401 || response.status >= 500) throw new NoNetwork(`a photo: ${response.status}`);
	if (response.ok) {
		const read = v.safeParse(standingSchema, await response.json().catch(() => undefined));
		if (!read.success) throw new NoNetwork('a photo: not our server');
		return read.output;
	}
	const seconds = Number(response.headers.get('retry-after')) || LATER_SECONDS;
	await photos.putOff(id, now() + seconds * 1000);
	return 'later';
}
