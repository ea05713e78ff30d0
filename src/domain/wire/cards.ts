/**
 * Cards: enough of an ad for the list, the filters and the map. About 19 bytes each.
 * What makes an ad exact (its whole id, the second it was published) comes with its text, for nothing is sent twice.
 */
import * as v from 'valibot';
import type { PublicAd } from '../ad.ts';
import { addDays, dayOf, daysBetween, type Day } from '../dates.ts';
import { KIND_NAMES, type KindName } from '../../kinds/index.ts';
import { SIDES, type Side } from '../../kinds/kind.ts';
import {
	choicesSchema,
	NONE,
	readChoices,
	readSparse,
	sized,
	sparseSchema,
	Unreadable,
	writeChoices,
	writeSparse
} from './columns.ts';

/** The beginning of an ad's id: the shortest that is enough on its board, and never less than this. */
export const CODE_LENGTH = 4;
/** Enough to tell any two ads of a million apart. */
export const CODE_MAX = 20;

export interface Card {
	/** The ad's id begins so. */
	readonly code: string;
	readonly kind: KindName;
	readonly side: Side;
	readonly category: string;
	readonly commune: string;
	readonly to?: string;
	readonly title: string;
	readonly state: PublicAd['state'];
	/** Minutes since 1970. */
	readonly minute: number;
	readonly expiresOn: Day;
	readonly on?: Day;
	/** Whoever wrote it declared to be a professional. */
	readonly professional?: true;
}

const MINUTE_MS = 60_000;
export const minuteOf = (instant: string) => Math.floor(Date.parse(instant) / MINUTE_MS);

const schema = v.object({
	what: choicesSchema,
	category: choicesSchema,
	commune: choicesSchema,
	to: sparseSchema,
	code: v.string(),
	/** Codes that need more than four signs: what to add. */
	more: sparseSchema,
	/** The first card's minute, then how much earlier each one is than the one before. */
	minute: v.array(v.number()),
	/** Days from the day of publication to the last one. */
	days: choicesSchema,
	done: sparseSchema,
	/** Ads promised to somebody; absent when there is none. Versions before it show them as live. */
	reserved: v.exactOptional(sparseSchema),
	/** Ads of professionals; absent when there is none. */
	professional: v.exactOptional(sparseSchema),
	/** For a dated ad: days from its own day to its last one, nearly always none. */
	on: sparseSchema,
	title: v.array(v.string())
});
export const cardsSchema = schema;
export type CardColumns = v.InferOutput<typeof schema>;

export type Carded = Omit<PublicAd, 'text' | 'counterpart' | 'updatedAt'>;

export function cardOf(ad: Carded, code: string): Card {
	return {
		code,
		kind: ad.kind,
		side: ad.side,
		category: ad.category,
		commune: ad.commune,
		...(ad.to !== undefined && { to: ad.to }),
		title: ad.title,
		state: ad.state,
		minute: minuteOf(ad.publishedAt),
		expiresOn: ad.expiresOn,
		...(ad.on !== undefined && { on: ad.on }),
		...(ad.author.siret !== undefined && { professional: true })
	};
}

/** As many as there are hours in two years. */
const REMEMBERED = 17_520;

/** Asking the calendar is slow, and the same hours and spans come back in every line of a board. */
function remembered<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
	const known = new Map<Key, Value>();
	return (key) => {
		const before = known.get(key);
		if (before !== undefined) return before;
		if (known.size >= REMEMBERED) known.clear();
		const value = ask(key);
		known.set(key, value);
		return value;
	};
}

const HOUR = 60;
/** The day never changes within an hour of the clock. */
const dayOfHour = remembered((hour: number) => dayOf(hour * HOUR * MINUTE_MS));
const dayOfMinute = (minute: number) => dayOfHour(Math.floor(minute / HOUR));
/** A day, a space, and how many days later. */
const later = remembered((asked: string) => {
	const [day, days] = asked.split(' ');
	return addDays(day as Day, whole(days));
});

export function writeCards(cards: readonly Card[]): CardColumns {
	return {
		what: writeChoices(cards.map((card) => `${card.kind} ${card.side}`)),
		category: writeChoices(cards.map((card) => card.category)),
		commune: writeChoices(cards.map((card) => card.commune)),
		to: writeSparse(cards.map((card) => card.to)),
		code: cards.map((card) => card.code.slice(0, CODE_LENGTH)).join(''),
		more: writeSparse(cards.map((card) => card.code.slice(CODE_LENGTH) || undefined)),
		minute: cards.map((card, row) => (row === 0 ? card.minute : (cards[row - 1]?.minute ?? 0) - card.minute)),
		days: writeChoices(cards.map((card) => String(daysBetween(dayOfMinute(card.minute), card.expiresOn)))),
		done: writeSparse(cards.map((card) => (card.state === 'done' ? '' : undefined))),
		...(cards.some((card) => card.state === 'reserved') && {
			reserved: writeSparse(cards.map((card) => (card.state === 'reserved' ? '' : undefined)))
		}),
		...(cards.some((card) => card.professional) && {
			professional: writeSparse(cards.map((card) => (card.professional ? '' : undefined)))
		}),
		on: writeSparse(cards.map((card) => card.on && String(daysBetween(card.on, card.expiresOn)))),
		title: cards.map((card) => card.title)
	};
}

/** A card of a kind that this version does not know is `undefined`: it holds its row, and is not shown. */
export function readCards(columns: CardColumns): (Card | undefined)[] {
	const count = columns.title.length;
	const whats = new Map(columns.what[0].map((what) => [what, readWhat(what)]));
	const [what, category, commune] = [columns.what, columns.category, columns.commune].map((column) => readChoices(column, count));
	const days = readChoices(columns.days, count);
	const [to, more, done, reserved, professional, on] = [
		columns.to,
		columns.more,
		columns.done,
		columns.reserved ?? NONE,
		columns.professional ?? NONE,
		columns.on
	].map((column) => readSparse(column, count));
	const minutes = sized(columns.minute, count);
	let minute = 0;
	return columns.title.map((title, row) => {
		minute = row === 0 ? (minutes[0] ?? 0) : minute - (minutes[row] ?? 0);
		const kind = whats.get(what?.[row] ?? '');
		if (!kind) return undefined;
		const expiresOn = later(`${dayOfMinute(minute)} ${days[row]}`);
		const [goes, day] = [to?.[row], on?.[row]];
		return {
			...kind,
			code: columns.code.slice(row * CODE_LENGTH, (row + 1) * CODE_LENGTH) + (more?.[row] ?? ''),
			category: category?.[row] ?? '',
			commune: commune?.[row] ?? '',
			title,
			state: done?.[row] !== undefined ? 'done' : reserved?.[row] !== undefined ? 'reserved' : 'live',
			minute,
			expiresOn,
			...(goes !== undefined && { to: goes }),
			...(day !== undefined && { on: addDays(expiresOn, -whole(day)) }),
			...(professional?.[row] !== undefined && { professional: true as const })
		};
	});
}

function readWhat(text: string): { kind: KindName; side: Side } | undefined {
	const [name, way] = text.split(' ');
	const kind = KIND_NAMES.find((known) => known === name);
	const side = SIDES.find((known) => known === way);
	return kind && side ? { kind, side } : undefined;
}

function whole(text: string | undefined): number {
	const value = Number(text);
	if (!Number.isInteger(value) || Math.abs(value) > 10_000) throw new Unreadable('not a number of days');
	return value;
}
