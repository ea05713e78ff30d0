/** What each person is told of the book: the same book tells the same things, so what was told already is not told again. */
import { positionOf, type Book, type Entry } from './book.ts';
import type { PartState, RosterDoc, Said, StandingDoc } from './docs.ts';
import type { TellOrder } from './order-tellings.ts';
import type { Terms } from './way.ts';
import { wayOfWhat } from '../../kinds/ways.ts';

type Told = '_id' | '_rev' | 'type' | 'ad' | 'n' | 'at';
export type Standing = Omit<StandingDoc, Told>;
export type Roster = Omit<RosterDoc, Told>;

const common = (book: Book, entry: Entry) => {
	const { on, state, why, what } = entry;
	const position = positionOf(book, entry);
	return { ...(on && { on }), state, ...(position && { position }), ...(why && { why }), what };
};

/** A number plate or a phone is for whom one expects; a word of regret is for anybody. */
function heardBy(said: Said | undefined, state: PartState): { said?: Said } {
	if (!said) return {};
	if (state === 'accepted' || state === 'done') return { said };
	return said.note === undefined ? {} : { said: { note: said.note } };
}

/** For who takes part. Where to be is told once it is agreed, and again when it changes. */
export function standingOf(book: Book, entry: Entry, ad: Terms, tellOrder?: TellOrder): Standing {
	const order = tellOrder?.(entry)?.standing;
	const { said, state, what, on } = entry;
	return {
		...common(book, entry),
		...heardBy(said, state),
		title: ad.title,
		author: ad.author,
		...(state === 'accepted' && { meeting: wayOfWhat(what).meeting(ad, what, on) }),
		...(order && { order })
	};
}

/** For the ad's author. */
export function rosterOf(book: Book, entry: Entry, tellOrder?: TellOrder): Roster {
	const order = tellOrder?.(entry)?.roster;
	const { who, name, paper, phone, asked, said, writtenAt, receivedAt } = entry;
	return {
		...common(book, entry),
		who,
		name,
		...(paper && { paper }),
		...(phone && { phone }),
		asked,
		...(said && { said }),
		// A phone's clock may be wrong; nothing was written after it was received.
		writtenAt: writtenAt < receivedAt ? writtenAt : receivedAt,
		receivedAt,
		...(order && { order })
	};
}
