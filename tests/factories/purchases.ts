/** A good group purchase and its orders; a test says only what matters to it. */
import type { AdText } from '../../src/domain/ad.ts';
import { dayOf, type Day } from '../../src/domain/dates.ts';
import type { Act, PlacedAct } from '../../src/kinds/group-purchase/acts.ts';
import type { Order, PlacedOrder, Wish } from '../../src/kinds/group-purchase/order.ts';
import type { Line, Purchase } from '../../src/kinds/group-purchase/shape.ts';

export const CLOSES = '2026-12-01T19:00:00.000Z';
const HOUR = 3_600_000;

/** So many hours after (before, when negative) the closing of `purchase()`. */
export const hours = (n: number) => new Date(Date.parse(CLOSES) + n * HOUR).toISOString();

export const line = (other: Partial<Line> = {}): Line => ({
	id: 'pellets',
	name: 'Granulés de bois',
	unit: 'sac de 15 kg',
	packSize: 65,
	minPerHousehold: 1,
	step: 1,
	price: { cents: 540, final: false },
	priceSteps: [],
	...other
});

export const purchase = (other: Partial<Purchase> = {}): Purchase => ({
	lines: [line()],
	supplier: 'Scierie du Guiers',
	threshold: { measure: 'packs', amount: 1 },
	closesAt: CLOSES,
	graceHours: 48,
	deliveryOn: '2026-12-10' as Day,
	pickups: [{ id: 'place', place: 'Place du village', day: '2026-12-12' as Day, slot: 'de 9 h à midi' }],
	transport: { cents: 0, split: 'none' },
	payment: 'Chacun paie le fournisseur à la livraison.',
	...other
});

/** The ad of a purchase, as its organiser writes it. */
export const purchaseAd = (details: Purchase, other: Partial<AdText> = {}): Partial<AdText> => ({
	kind: 'group-purchase',
	side: 'offer',
	category: 'wood',
	counterpart: 'cost-sharing',
	on: dayOf(details.closesAt),
	details: details as never,
	...other
});

export const order = (lines: Record<string, Wish | number> = { pellets: 10 }, other: Partial<Order> = {}): Order => ({
	lines: Object.fromEntries(
		Object.entries(lines).map(([id, wish]) => [id, typeof wish === 'number' ? { quantity: wish } : wish])
	),
	channel: 'app',
	...other
});

export const placed = (id: string, ordered: Order = order(), written = hours(-100), received = written): PlacedOrder => ({
	id,
	order: ordered,
	writtenAt: written,
	receivedAt: received
});

export const done = (act: Act, at: string, id = `${act.act}-${at}`): PlacedAct => ({ id, act, at });
