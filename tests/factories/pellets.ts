/** A purchase of thirty households, nine of them on paper, as sheets see it. */
import type { Day } from '../../src/domain/dates.ts';
import type { PurchaseSheets } from '../../src/lib/print/purchase/data.ts';
import { hours, line, order, placed, purchase } from './purchases.ts';

const NAMES = ['Perrin', 'Émeric', 'Bœuf', 'D’Aubigné', 'Guillot', 'Ça-Va', 'Lefèvre', 'Noël', 'Île', 'Ruchier'];

export const pellets = (other: Partial<PurchaseSheets> = {}): PurchaseSheets => ({
	site: 'Sharetreuse',
	title: 'Granulés de bois : on commande un camion à plusieurs',
	organiser: 'Paul Ô.',
	on: '2026-12-03' as Day,
	purchase: purchase({
		lines: [
			line({ priceSteps: [{ from: 130, cents: 520 }] }),
			line({ id: 'logs', name: 'Bûches compressées', unit: 'carton', packSize: 1, price: { cents: 890, final: true } })
		],
		pickups: [
			{ id: 'place', place: 'Place du village, Le Sappey', day: '2026-12-12' as Day, slot: 'de 9 h à midi' },
			{ id: 'hall', place: 'Salle des fêtes de Sarcenas', day: '2026-12-13' as Day, slot: 'de 14 h à 16 h' }
		],
		transport: { cents: 10_000, split: 'household' },
		cancellation: 'Jusqu’au dernier jour pour commander.'
	}),
	households: Array.from({ length: 30 }, (_, n) => ({
		name: `${NAMES[n % NAMES.length]} n° ${n + 1}`,
		commune: n % 2 ? 'Sarcenas' : 'Le Sappey-en-Chartreuse',
		placed: placed(
			`part:${String(n).padStart(2, '0')}`,
			order(
				{ pellets: { quantity: 4 + (n % 3), upTo: 6 + (n % 3) }, ...(n % 5 === 0 && { logs: 2 }) },
				{
					channel: n < 9 ? 'paper' : 'app',
					pickup: n % 3 ? 'place' : 'hall',
					...(n % 4 === 0 && { phone: '04 76 00 00 00' }),
					...(n === 7 && { note: 'Je n’ai pas de remorque, qui peut livrer au hameau\u202f?' })
				}
			),
			hours(-100 + n)
		)
	})),
	...other
});
