/** How small, and how good. */

interface Size {
	readonly width: number;
	readonly height: number;
}

/** The largest of the same shape whose longer side is `side`; never larger than it is. */
export function fit({ width, height }: Size, side: number): Size {
	const scale = Math.min(1, side / Math.max(width, height));
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const BEST = 0.85;
/** Under this a smaller picture shows more. */
const WORST = 0.45;
/** Each halves what is left of the range: the fifth is within a hundredth. */
const TRIES = 5;

/** The best quality that is light enough; undefined when not even the worst is. `encode` with 0.85: as the eye sees it. */
export async function lightest<T extends { readonly size: number }>(
	encode: (quality: number) => Promise<T>,
	most: number
): Promise<T | undefined> {
	const best = await encode(BEST);
	if (best.size <= most) return best;
	let found: T | undefined;
	let [low, high] = [WORST, BEST];
	for (let tries = 0; tries < TRIES; tries += 1) {
		const quality = tries === 0 ? WORST : (low + high) / 2;
		const made = await encode(quality);
		if (made.size <= most) [found, low] = [made, quality];
		else if (quality === WORST) return undefined;
		else high = quality;
	}
	return found;
}
