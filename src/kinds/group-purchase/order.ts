/** What one household orders: one document per household and per purchase. */
import * as v from 'valibot';
import { quantitySchema, type Line, type Purchase } from './shape.ts';

export const ORDER_NOTE_MAX = 200;
/** How the order reached the purchase: those on paper and by phone are written by the organiser or a relay. */
export const CHANNELS = ['app', 'phone', 'paper', 'counter'] as const;
export type Channel = (typeof CHANNELS)[number];

const lineId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/));

export const orderSchema = v.strictObject({
	/** By line. `upTo`: so much is accepted too, when that completes a pack. */
	lines: v.record(lineId, v.strictObject({ quantity: quantitySchema, upTo: v.exactOptional(quantitySchema) })),
	pickup: v.exactOptional(lineId),
	/** Seen by the organiser alone. */
	phone: v.exactOptional(v.pipe(v.string(), v.maxLength(30))),
	channel: v.picklist(CHANNELS),
	/** Whose order it is, when somebody else wrote it down (« Mme Odette Perrin »). */
	name: v.exactOptional(v.pipe(v.string(), v.maxLength(80))),
	note: v.exactOptional(v.pipe(v.string(), v.maxLength(4 * ORDER_NOTE_MAX)))
});
export type Order = v.InferOutput<typeof orderSchema>;
export type Wish = Order['lines'][string];

/** An order as it lies among the others. `id` is the document's: the same however often it is changed. */
export interface PlacedOrder {
	readonly id: string;
	readonly order: Order;
	/** When its present contents were written, never later than the server received them. */
	readonly writtenAt: string;
	readonly receivedAt: string;
}

/** The most a household accepts of a line. */
export const mostOf = (wish: Wish) => Math.max(wish.quantity, wish.upTo ?? 0);

export const lineOf = (purchase: Pick<Purchase, 'lines'>, id: string): Line | undefined =>
	purchase.lines.find((line) => line.id === id);

/** First written, first served; the document's id where two were written in the same millisecond. */
export const byTimeWritten = (a: PlacedOrder, b: PlacedOrder) =>
	Date.parse(a.writtenAt) - Date.parse(b.writtenAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
