/**
 * A photo made again from its pixels: nothing of the file that came is in the files that are kept. What is decoded is
 * decided by content, and every other decoder of the library is switched off.
 */
import sharp, { type Sharp } from 'sharp';
import { extraParts } from '../../src/domain/photos/metadata.ts';
import { imageKind, isWholeImage } from '../../src/domain/photos/file.ts';
import { PHOTO_BYTES, SIDE_MAX, THUMB_BYTES, THUMB_SIDE, UPLOAD_PIXELS } from '../../src/domain/photos/limits.ts';
import type { PhotoCode } from '../../src/domain/photos/refusals.ts';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
// A small machine: one photo at a time on one core, and nothing kept in memory afterwards.
sharp.concurrency(1);
sharp.cache(false);

export const FILES = ['vignette.webp', 'grande.webp', 'grande.jpg'] as const;
export type PhotoFile = (typeof FILES)[number];

export interface Developed {
	readonly width: number;
	readonly height: number;
	readonly files: Readonly<Record<PhotoFile, Uint8Array>>;
}

/** Beginning with the best, down to what still shows what it is. */
const QUALITIES = [78, 68, 58, 48, 38, 28];

/** The files to keep, or why there are none. */
export async function develop(bytes: Uint8Array): Promise<Developed | PhotoCode> {
	const kind = imageKind(bytes);
	if (!kind) return 'photo-kind';
	if (!isWholeImage(bytes, kind)) return 'photo-polyglot';
	const open = () => sharp(bytes, { limitInputPixels: UPLOAD_PIXELS, failOn: 'error', sequentialRead: true });
	try {
		const { width = 0, height = 0, pages = 1, format } = await open().metadata();
		if (format !== kind) return 'photo-kind';
		if (pages > 1) return 'photo-moving';
		if (width * height > UPLOAD_PIXELS) return 'photo-too-many-pixels';
		return await print(open);
	} catch (error) {
		return /pixel limit/i.test(String(error)) ? 'photo-too-many-pixels' : 'photo-broken';
	}
}

async function print(open: () => Sharp): Promise<Developed> {
	const { data, info } = await open()
		.autoOrient()
		.resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#fff' })
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const pixels = (side: number) =>
		sharp(data, { raw: { width, height, channels } }).resize({
			width: side,
			height: side,
			fit: 'inside',
			withoutEnlargement: true
		});
	const webp = (image: Sharp, quality: number) => image.webp({ quality, effort: 4, smartSubsample: true });
	const files = {
		'grande.webp': await within(PHOTO_BYTES, SIDE_MAX, (side, quality) => webp(pixels(side), quality)),
		'grande.jpg': await within(PHOTO_BYTES, SIDE_MAX, (side, quality) => pixels(side).jpeg({ quality, mozjpeg: true })),
		'vignette.webp': await within(THUMB_BYTES, THUMB_SIDE, (side, quality) => webp(pixels(side), quality))
	};
	for (const [name, file] of Object.entries(files)) {
		if (extraParts(file)?.length !== 0) throw new Error(`${name} says more than it shows`);
	}
	return { width, height, files };
}

/** The best that is light enough; a smaller picture when none is. */
async function within(most: number, side: number, make: (side: number, quality: number) => Sharp): Promise<Uint8Array> {
	for (let size = side; ; size = Math.round(size * 0.75)) {
		for (const quality of QUALITIES) {
			const made = await make(size, quality).toBuffer();
			if (made.length <= most) return new Uint8Array(made);
		}
	}
}
