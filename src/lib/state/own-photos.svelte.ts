/** The photos of one's own ads, and where each stands. Only what is not yet seen by everybody is worth a word. */
import type { PhotoId } from '../../domain/ids.ts';
import type { PhotoCode } from '../../domain/photos/refusals.ts';
import { here } from './phone.svelte.ts';

export interface OwnPhotoShown {
	readonly id: PhotoId;
	readonly title: string;
	/** Its place in the ad, from 1. */
	readonly n: number;
	readonly state: 'waiting' | 'sending' | 'received' | 'kept' | 'refused';
	readonly percent: number;
	readonly code?: PhotoCode | undefined;
}

/** A rune's value: read it in a `$derived`. */
export function ownPhotos(): OwnPhotoShown[] {
	return here.ownAds
		.filter(({ ad }) => ad.state === 'live' || ad.state === 'reserved')
		.flatMap(({ ad }) =>
			(ad.photos ?? []).map(({ id }, index) => ({ ad, id, n: index + 1, photo: here.photos.find((photo) => photo.id === id) }))
		)
		.flatMap(({ ad, id, n, photo }) => {
			if (!photo) return [];
			const state = photo.state !== 'here' ? photo.state : photo.sent > 0 ? 'sending' : 'waiting';
			return [{ id, n, title: ad.title, state, percent: Math.floor((100 * photo.sent) / photo.size), code: photo.code } as const];
		});
}

/** Those that are not yet on the board. */
export const photosUnderWay = () => ownPhotos().filter(({ state }) => state !== 'kept');

export const retryPhoto = async (id: PhotoId) => (await here.open()).retryPhoto(id);
export const dropPhoto = async (id: PhotoId) => (await here.open()).dropPhoto(id);
