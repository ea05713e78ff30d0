/** After the month: on the board, and on everybody's own copy of it, answers are gathered until the same moment. */
import { expect } from 'vitest';
import type { PublicAd } from '../../../src/domain/ad.ts';
import { addDays, dayOf } from '../../../src/domain/dates.ts';
import { gatheringUntil } from '../../../src/domain/talk/window.ts';
import { everyAd } from '../../factories/boards.ts';
import type { Month } from './month.ts';
import type { Naive } from './naive.ts';

/** Between the look at an ad and its place on the board the clock ticks a few times. */
const MOMENT_MS = 1_000;
const HOUR_MS = 3_600_000;

export async function windowsAreAsExpected({ server, hands, neighbours }: Month, naive: Naive) {
	const boards = [Array.from(server.services.board.image().ads.values(), ({ ad }) => ad)];
	for (const { hand } of hands) boards.push([...hand.board.values()]);
	for (const { phone } of neighbours) boards.push((await everyAd(phone.phone.board)).filter((ad) => typeof ad === 'object'));
	for (const board of boards) gathersAsExpected(board, naive);
}

const isOpen = ({ state, expiresOn }: Readonly<Record<string, unknown>>, end: string) =>
	state !== 'done' && String(expiresOn) > addDays(dayOf(end), 1);

/** Now, and as it was or would have been on days before: windows that ended are told by then. */
function gathersAsExpected(board: readonly PublicAd[], { board: expected, windows, end }: Naive) {
	// What is over has no place in what a phone shows, and on a phone whose clock is ahead it is over sooner.
	const there = new Set<string>(board.map(({ id }) => id));
	const missing = [...expected].filter(([id, ad]) => isOpen(ad, end) && !there.has(id));
	expect(missing, 'ads are missing').toEqual([]);
	const wrong: unknown[] = [];
	for (const hours of [0, 30, 60, 90, 200, 400]) {
		const now = Date.parse(end) - hours * HOUR_MS;
		for (const ad of board) {
			const said = gatheringUntil(ad, new Date(now).toISOString());
			const until = windows.endsAt(ad.id, expected.get(ad.id)!, now);
			const isSame = said === undefined || until === undefined ? said === until : Math.abs(Date.parse(said) - until) < MOMENT_MS;
			if (!isSame) wrong.push({ ad: ad.id, hours, said, until });
		}
	}
	expect(wrong, 'gathered for until another moment').toEqual([]);
}
