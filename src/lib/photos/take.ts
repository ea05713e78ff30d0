/** A file that somebody chose, made into a photo. In a worker where there is a canvas for it, else on the page. */
import type { FileCode } from '../../domain/photos/refusals.ts';
import { shrink, type MakeEasel, type Taken } from './shrink.ts';

export async function take(file: Blob): Promise<Taken | FileCode> {
	try {
		return (await inWorker(file)) ?? (await shrink(file, onPage));
	} catch {
		return 'file-unreadable';
	}
}

/** Undefined: the worker could not, and the page may. */
function inWorker(file: Blob): Promise<Taken | FileCode | undefined> {
	if (!('OffscreenCanvas' in globalThis) || !('Worker' in globalThis)) return Promise.resolve(undefined);
	return new Promise((resolve) => {
		// A new one each time: the memory of 24 million pixels goes with it.
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		const end = (taken?: Taken | FileCode) => {
			worker.terminate();
			resolve(taken);
		};
		worker.onmessage = ({ data }: MessageEvent<{ taken?: Taken | FileCode }>) => end(data.taken);
		worker.onerror = () => end();
		worker.postMessage(file);
	});
}

const onPage: MakeEasel = (width, height) => {
	const canvas = Object.assign(document.createElement('canvas'), { width, height });
	const encode = (quality: number) =>
		new Promise<Blob>((resolve, reject) => {
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), 'image/jpeg', quality);
		});
	return { canvas, encode };
};
