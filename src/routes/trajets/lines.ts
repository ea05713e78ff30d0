/** The lines of a card, each with its name; the same on screen, on paper and in a diary. */
import type { Day } from '../../domain/dates.ts';
import type { Agreed } from '../../domain/parts/agreed.ts';
import { communeName, type Territory } from '../../domain/territory.ts';
import { clock, fullDay } from '../../lib/words/dates.ts';
import { card as words } from '../../lib/words/trips.ts';
import { typeset } from '../../lib/words/typography.ts';

type Names = Pick<Territory, 'communes'>;

/** « L’arrêt du bas, Perquelin, Saint-Pierre-de-Chartreuse ». */
export function meetingPlace({ meeting }: Agreed, names: Names): string {
	const commune = meeting.commune && communeName(names, meeting.commune);
	return [meeting.point, meeting.hamlet, commune].filter(Boolean).map(String).map(typeset).join(', ');
}

export function arrival({ meeting }: Agreed, names: Names): string {
	const commune = meeting.to && communeName(names, meeting.to);
	return [meeting.toPoint, meeting.toHamlet, commune].filter(Boolean).map(String).map(typeset).join(', ');
}

/** Beside the day: « à 7 h 20 ». */
export const startOf = ({ meeting }: Agreed) => (meeting.at ? ` à ${clock(meeting.at)}` : '');

export function linesOf(card: Agreed, names: Names, today: Day): [string, string][] {
	const { type, meeting, host, hosts, plate, note, companions } = card;
	const loan =
		card.what?.type === 'borrow' ? card.what : companions.map(({ what }) => what).find((what) => what.type === 'borrow');
	const trip = type === 'ride';
	const lines: [string, string | undefined][] = [
		[words.take, loan?.type === 'borrow' ? fullDay(loan.from, today) : undefined],
		[words.give, loan?.type === 'borrow' ? fullDay(loan.until, today) : undefined],
		[words.where, meetingPlace(card, names)],
		[words.there, arrival(card, names)],
		[trip ? words.home : words.ends, meeting.back && clock(meeting.back)],
		[words.plate, plate],
		[trip ? words.driver : type === 'borrow' ? words.lender : words.host, hosts ? undefined : host],
		[words.bring, meeting.bring && typeset(meeting.bring)],
		[words.word, note]
	];
	return lines.flatMap(([name, value]) => (value ? [[name, value]] : []));
}
