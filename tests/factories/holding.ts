/** Ads held for a look, in memory: what moderators see before the real store of them is joined. */
import type { Held } from '../../server/holding/holding.ts';
import type { Desk } from '../../server/holding/holding-routes.ts';
import { newAdId, newMemberRef, type AdId, type MemberId } from '../../src/domain/ids.ts';

export const heldAd = (given: Partial<Held> = {}): Held => ({
	id: newAdId(),
	rev: `1-${'a'.repeat(32)}`,
	title: 'Gagnez de l’argent chez vous',
	text: 'Écrivez-moi vite, places limitées.',
	author: { ref: newMemberRef(), name: 'Inconnu' },
	commune: '38442',
	heldAt: '2026-11-23T07:00:00.000Z',
	why: ['first-ads'],
	...given
});

export interface HoldingInMemory extends Desk {
	readonly decided: { id: AdId; by: MemberId; code: string | undefined; seen: string | undefined }[];
	add(held: Held): void;
}

export function holdingInMemory(...held: Held[]): HoldingInMemory {
	const kept = new Map(held.map((one) => [one.id, one]));
	const decided: HoldingInMemory['decided'] = [];
	const decide = async (id: AdId, by: MemberId, code?: string, seen?: string) => {
		if (kept.delete(id)) decided.push({ id, by, code, seen });
	};
	return {
		decided,
		add: (one) => void kept.set(one.id, one),
		list: async () => [...kept.values()],
		release: (id, by, seen) => decide(id, by, undefined, seen),
		refuse: decide
	};
}
