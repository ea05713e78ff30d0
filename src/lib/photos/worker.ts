/// <reference lib="webworker" />
/** Shrinks photos away from the page, which stays free for fingers. One file in, one answer out. */
import { shrink, type MakeEasel } from './shrink.ts';

const easel: MakeEasel = (width, height) => {
	const canvas = new OffscreenCanvas(width, height);
	return { canvas, encode: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
};

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
	shrink(data, easel).then(
		(taken) => postMessage({ taken }),
		(error: unknown) => postMessage({ failed: String(error) })
	);
});
