/** What everybody may know of an ad's participations: numbers, never who. Computed by the server, carried with the ad. */
import * as v from 'valibot';
import { daySchema, type AdText, type PublicAd } from '../ad.ts';
import type { Day, Instant } from '../dates.ts';
import type { Book } from './book.ts';
import { isTaken, usageOf } from './room.ts';
import type { Slot } from './way.ts';
import { wayOf, wayOfWhat } from '../../kinds/ways.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const seatsTallySchema = v.object({
	/** Taken and waiting, for each slot where there is any: a day, a day and a way, or the ad as a whole (`''`). */
	slots: v.record(v.string(), v.tuple([count, count]))
});
export const lentTallySchema = v.object({
	/** The days on which it is lent, as stretches with both ends. */
	lent: v.array(v.tuple([daySchema, daySchema]))
});
const tallySchema = v.union([seatsTallySchema, lentTallySchema]);
export type SeatsTally = v.InferOutput<typeof seatsTallySchema>;
export type LentTally = v.InferOutput<typeof lentTallySchema>;
export type PartsTally = SeatsTally | LentTally;

const isWaiting = ({ state }: { state: string }) => state === 'waiting' || state === 'asked';
/** The day a slot is about; none for the ad as a whole, which is never past. */
const dayOfSlot = (slot: Slot) => slot.slice(0, 10);

/** Undefined when there is nothing to say: an ad in which nobody takes part is the same document as ever. */
export function tallyOf(
	book: Book,
	ad: AdText,
	today: Day,
	now: Instant = `${today}T00:00:00.000Z`
): Readonly<Record<string, unknown>> | undefined {
	const { entries } = book;
	const whole = wayOf(ad.kind)?.sums;
	if (whole) return whole(ad, book, now);
	const first = entries[0];
	if (!first) return undefined;
	const way = wayOfWhat(first.what);
	if (way.tally) {
		const taken = entries.filter((entry) => isTaken(entry) && entry.what.type === way.type);
		return way.tally(
			taken.map(({ what }) => what),
			ad,
			today
		);
	}
	const [taken, waiting] = [usageOf(entries), usageOf(entries, isWaiting)];
	const slots = [...new Set([...taken.keys(), ...waiting.keys()])]
		.filter((slot) => slot === '' || dayOfSlot(slot) >= today)
		.sort();
	if (slots.length === 0) return undefined;
	const tally: SeatsTally = {
		slots: Object.fromEntries(slots.map((slot) => [slot, [taken.get(slot) ?? 0, waiting.get(slot) ?? 0]]))
	};
	return tally;
}

/** The tally of an ad, when it has one that this version knows. */
export function readTally(ad: Pick<PublicAd, 'tally'>): PartsTally | undefined {
	const read = v.safeParse(tallySchema, ad.tally);
	return read.success ? read.output : undefined;
}

/** Places left, or undefined when nobody counts them. */
export function left(ad: Pick<PublicAd, 'tally' | 'places'>, slot: Slot): number | undefined {
	if (ad.places === undefined) return undefined;
	const tally = readTally(ad);
	const taken = tally && 'slots' in tally ? (tally.slots[slot]?.[0] ?? 0) : 0;
	return Math.max(0, ad.places - taken);
}
