/**
 * From a drawing to a PNG, one at a time and outside the main thread. Who asks for the same picture waits for the same
 * work; beyond so many in the queue the answer is "later", so that a hundred of them cannot hurt the board (S18).
 */

const MOST_WAITING = 40;
/** About 60 kB each. */
const MOST_KEPT = 150;

export type Painter = ReturnType<typeof createPainter>;
export type Paint = (svg: string) => Promise<Buffer>;

/**
 * Ours and no other: a machine's own fonts would make another picture. The library is native code, fetched with the first
 * picture: where it cannot run there are no pictures, and the board is as it was.
 */
export const paintWith =
	(fontFiles: string[]): Paint =>
	async (svg) => {
		const { renderAsync } = await import('@resvg/resvg-js');
		return (await renderAsync(svg, { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Panneau Plain' } })).asPng();
	};

export function createPainter(paint: Paint) {
	const kept = new Map<string, Promise<Buffer>>();
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();

	return {
		/** `key` says what is in the picture. Nothing, when too many wait already. */
		paint(key: string, svg: () => string): Promise<Buffer> | undefined {
			const there = kept.get(key);
			if (there) {
				kept.delete(key);
				kept.set(key, there);
				return there;
			}
			if (waiting >= MOST_WAITING) return undefined;
			waiting += 1;
			const picture = last.then(() => paint(svg()));
			last = picture.catch(() => undefined).then(() => void (waiting -= 1));
			kept.set(key, picture);
			picture.catch(() => kept.delete(key));
			for (const oldest of kept.keys()) {
				if (kept.size <= MOST_KEPT) break;
				kept.delete(oldest);
			}
			return picture;
		}
	};
}
