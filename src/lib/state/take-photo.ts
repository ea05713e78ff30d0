/** From a file that somebody chose to a photo of their draft, which is on the disk when this resolves. */
import type { Photo } from '../../domain/ad.ts';
import type { FileCode } from '../../domain/photos/refusals.ts';
import { here } from './phone.svelte.ts';

const taking = () => import('../photos/take.ts').catch(() => undefined);

/** Fetched beforehand: there may be no network when a photo is taken. */
export const warmPhotos = () => void taking();

export async function takePhoto(file: File): Promise<Photo | FileCode> {
	const late = await taking();
	const taken = late ? await late.take(file) : 'file-unreadable';
	if (typeof taken === 'string') return taken;
	try {
		await (await here.open()).photos.keep(taken.photo.id, taken.bytes);
		return taken.photo;
	} catch {
		return 'file-not-kept';
	}
}
