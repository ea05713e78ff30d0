/** Some orders in the purchases of a demonstration, entered as their organiser would from paper: totals are then not empty. */
import { createHash } from 'node:crypto';
import type { AdId } from '../src/domain/ids.ts';
import { newAdId } from '../src/domain/ids.ts';
import type { PaperId } from '../src/domain/parts/doc-ids.ts';
import type { Ordered } from '../src/domain/parts/what.ts';
import { readPurchase, type Purchase } from '../src/kinds/group-purchase/shape.ts';
import type { Board } from './board/board.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Parts } from './parts/parts.ts';

interface Deps {
	readonly board: Board;
	readonly ledger: Ledger;
	readonly parts: Parts;
	readonly now: () => number;
}

/** As many as the names: enough for a first pack, not for the threshold. */
const NAMES = ['Famille Guillot', 'M. Perrin', 'Chez Noël', 'Mme Ruchier', 'Les Émeric', 'Gîte du Col', 'Famille Bœuf'];
const DAY_MS = 86_400_000;

export async function seedOrders({ board, ledger, parts, now }: Deps): Promise<void> {
	for (const { ad } of board.image().ads.values()) {
		const purchase = ad.state === 'live' ? readPurchase(ad.details) : undefined;
		const owner = purchase && (await ledger.ad(ad.id))?.owner;
		if (!purchase || !owner) continue;
		for (const [n, name] of NAMES.entries()) {
			const at = new Date(now() - (NAMES.length - n) * (DAY_MS / 4)).toISOString();
			const who = paperId(ad.id, n);
			await parts.act(
				ad.id,
				{ key: `demo ${who}`, rev: '1', member: owner },
				{ do: 'ask', who, paper: true, name, what: ordered(purchase, n), writtenAt: at, receivedAt: at }
			);
		}
	}
}

const paperId = (ad: AdId, n: number) =>
	newAdId((length) =>
		new Uint8Array(createHash('sha256').update(`order ${ad} ${n}`).digest()).subarray(0, length)
	) as string as PaperId;

function ordered({ lines, pickups }: Purchase, n: number): Ordered {
	const wanted = lines
		.filter((_, index) => index === 0 || n % 3 === index)
		.map(({ id, minPerHousehold, step, packSize }) => {
			const quantity = Math.max(minPerHousehold, step) + (n % 4) * step;
			return [id, { quantity, ...(packSize > 1 && { upTo: quantity + 2 * step }) }] as const;
		});
	const pickup = pickups[n % Math.max(1, pickups.length)];
	return { type: 'order', lines: Object.fromEntries(wanted), ...(pickup && { pickup: pickup.id }), channel: 'paper' };
}
