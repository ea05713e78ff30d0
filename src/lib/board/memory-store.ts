/** The same store where nothing can be written: a private window, a full disk. Forgotten when the page closes. */
import type { PublicAd } from '../../domain/ad.ts';
import type { AdId } from '../../domain/ids.ts';
import type { Copy, Wishes } from './copy.ts';
import { Overtaken, type BoardStore, type Line } from './store.ts';

export function memoryStore(): BoardStore {
	const ads = new Map<AdId, PublicAd>();
	const gone = new Set<AdId>();
	const lines = new Map<string, Line>();
	let copy: Copy | undefined;
	let wishes: Wishes = {};

	return {
		load: async () => ({
			copy,
			ads: [...ads.values()],
			gone: [...gone],
			cards: [...lines.values()].filter(({ sort }) => sort === 'cards')
		}),
		async apply(batch, turn) {
			if (copy?.turn !== turn) throw new Overtaken();
			if (batch.afresh) for (const table of [ads, gone, lines]) table.clear();
			for (const [key, line] of lines) if (batch.drop?.includes(line.stream)) lines.delete(key);
			for (const line of batch.lines ?? []) lines.set(line.key, line);
			for (const id of batch.forget ?? []) ads.delete(id);
			for (const id of batch.gone ?? []) {
				ads.delete(id);
				gone.add(id);
			}
			for (const ad of batch.ads ?? []) {
				ads.set(ad.id, ad);
				gone.delete(ad.id);
			}
			copy = batch.copy;
		},
		line: async (key) => lines.get(key),
		textsOf: async (stream) => [...lines.values()].filter((line) => line.stream === stream),
		wishes: async () => wishes,
		wish: async (given) => void (wishes = given),
		close: () => {}
	};
}
