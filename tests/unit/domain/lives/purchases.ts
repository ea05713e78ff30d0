/** Households that buy together. */
import { line, purchase } from '../../../factories/purchases.ts';
import { asAThing } from './as-a-thing.ts';
import { inDays, type Stories } from './story.ts';

const CLOSES = 10;
const bought = purchase({
	lines: [line({ packSize: 20, minPerHousehold: 5 })],
	closesAt: `${inDays(CLOSES)}T19:00:00.000Z`,
	deliveryOn: inDays(20),
	pickups: [{ id: 'place', place: 'Place du village', day: inDays(22), slot: 'de 9 h à midi' }]
});
const buying = { side: 'offer', counterpart: 'cost-sharing', on: inDays(CLOSES), details: { ...bought } } as const;

export const groupPurchase: Stories = [
	{
		told: 'enough bags: closed, ordered, fetched, settled',
		ad: buying,
		steps: [
			[0, 'purchase', 'open'],
			[1, 'Léa', { bags: 3 }, 'order-least'],
			[1, 'Léa', { bags: 12 }, 'counts'],
			[2, { act: 'order' }, 'purchase-not-now'],
			[9, 'Marc', { bags: 8 }, 'counts'],
			[10, 'look', 'live'],
			[11, 'look', 'expired'],
			[11, 'purchase', 'closed'],
			// Written in time on a phone without signal, received within the grace.
			[12, 'Inès', { bags: 5, written: 9 }, 'counts'],
			[12, { act: 'order' }, 'purchase-grace'],
			[13, { act: 'prolong', until: `${inDays(20)}T19:00:00.000Z` }, 'purchase-reached'],
			[13, { act: 'order' }, 'ordered'],
			[14, 'Inès', { bags: 6 }, 'order-closed'],
			[20, { act: 'settle' }, 'purchase-not-now'],
			[20, { act: 'arrive' }, 'pickup'],
			[22, { act: 'abandon' }, 'purchase-not-now'],
			[23, { act: 'settle' }, 'settled']
		]
	},
	{
		told: 'too few: prolonged, packs filled by increases only, ordered',
		ad: buying,
		steps: [
			[1, 'Léa', { bags: 12 }, 'counts'],
			[13, 'purchase', 'missed'],
			[13, { act: 'order' }, 'purchase-below'],
			[13, { act: 'prolong', until: `${inDays(20)}T19:00:00.000Z` }, 'prolonged'],
			[15, 'Marc', { bags: 6 }, 'counts'],
			[16, { act: 'complete', until: `${inDays(19)}T19:00:00.000Z` }, 'completing'],
			[17, 'Marc', { bags: 5 }, 'order-only-more'],
			[17, 'Marc', { bags: 8 }, 'counts'],
			[20, 'purchase', 'closed'],
			[22, { act: 'order' }, 'ordered']
		]
	},
	{
		told: 'too few still: abandoned, and nobody may order any more',
		ad: buying,
		steps: [
			[1, 'Léa', { bags: 5 }, 'counts'],
			[13, 'purchase', 'missed'],
			[14, { act: 'abandon' }, 'abandoned'],
			[14, 'Marc', { bags: 20 }, 'order-closed'],
			[15, { act: 'open' }, 'purchase-not-now']
		]
	},
	{
		told: 'who would join is asked first, and that binds nobody',
		ad: { ...buying, details: { ...bought, opensAt: `${inDays(4)}T08:00:00.000Z` } },
		steps: [
			[0, 'purchase', 'survey'],
			[1, 'Léa', { bags: 12 }, 'intention'],
			[1, { act: 'close' }, 'purchase-not-now'],
			[4, 'purchase', 'open'],
			[5, 'Léa', { bags: 20 }, 'counts']
		]
	},
	{
		told: 'only asking who would join is an ad like another',
		ad: { side: 'request', counterpart: 'cost-sharing' },
		steps: asAThing(30)
	}
];
