/** A photo as it is kept and sent: turned upright, small, and without a word of where it was taken. In a worker or on the page. */
import { rgbaToThumbHash } from 'thumbhash';
import type { Photo } from '../../domain/ad.ts';
import { photoIdOf } from '../../domain/ids.ts';
import { isHeic } from '../../domain/photos/file.ts';
import { PHOTO_BYTES, SIDE_MAX } from '../../domain/photos/limits.ts';
import { cleanJpeg } from '../../domain/photos/metadata.ts';
import type { FileCode } from '../../domain/photos/refusals.ts';
import { fit, lightest } from './fit.ts';

export interface Taken {
	readonly photo: Photo;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A canvas, wherever there is one. */
export interface Easel {
	readonly canvas: HTMLCanvasElement | OffscreenCanvas;
	readonly encode: (quality: number) => Promise<Blob>;
}
export type MakeEasel = (width: number, height: number) => Easel;

/** A camera's largest, and not a film that somebody chose by mistake. */
const FILE_MAX = 60 * 1024 * 1024;
/** ThumbHash looks at no more. */
const BLUR_SIDE = 64;
const SMALLER = 0.8;

export async function shrink(file: Blob, easel: MakeEasel): Promise<Taken | FileCode> {
	if (file.size > FILE_MAX) return 'file-too-large';
	const image = await decode(file);
	if (typeof image === 'string') return image;
	try {
		for (let side = SIDE_MAX; ; side = Math.round(side * SMALLER)) {
			const { width, height } = fit(image, side);
			const { canvas, encode } = easel(width, height);
			draw(image, canvas);
			const light = await lightest(encode, PHOTO_BYTES);
			if (!light) continue;
			const bytes = cleanJpeg(new Uint8Array(await light.arrayBuffer()));
			const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			return { photo: { id: photoIdOf(digest), width, height, blur: blurOf(image, easel) }, bytes };
		}
	} finally {
		image.close();
	}
}

/** As the camera was held: browsers turn the picture by themselves, and those of before 2020 are asked to. */
async function decode(file: Blob): Promise<ImageBitmap | FileCode> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		const head = new Uint8Array(
			await file
				.slice(0, 16)
				.arrayBuffer()
				.catch(() => new ArrayBuffer())
		);
		if (isHeic(head)) return 'file-heic';
		return file.type.startsWith('image/') ? 'file-unreadable' : 'file-not-image';
	}
}

function draw(image: ImageBitmap, canvas: Easel['canvas']): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
	const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
	if (!context) throw new Error('no canvas');
	// What is transparent would be black in a JPEG.
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return context;
}

function blurOf(image: ImageBitmap, easel: MakeEasel): string {
	const { width, height } = fit(image, BLUR_SIDE);
	const { data } = draw(image, easel(width, height).canvas).getImageData(0, 0, width, height);
	return btoa(String.fromCharCode(...rgbaToThumbHash(width, height, data)));
}
