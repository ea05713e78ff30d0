/** What a phone may say of a participation: never more than the server has said. */
import { describe, expect, test } from 'vitest';
import { newAdId, newMemberRef } from '../../../../src/domain/ids.ts';
import { acceptance, refusal } from '../../../../src/domain/mailbox.ts';
import { partId, readPartId } from '../../../../src/domain/parts/doc-ids.ts';
import { readPartDoc, type PartDoc, type StandingDoc } from '../../../../src/domain/parts/docs.ts';
import { ownParts } from '../../../../src/domain/parts/own-parts.ts';
import { loanMoment, loanReminders } from '../../../../src/kinds/loan/moment.ts';
import type { Day } from '../../../../src/domain/dates.ts';
import { addDays } from '../../../../src/domain/dates.ts';
import { borrow, ride, SATURDAY } from '../../../factories/parts.ts';

const AT = '2026-11-25T10:00:00.000Z';
const ad = newAdId();
const part: PartDoc & { _rev: string } = {
	_id: partId(ad, SATURDAY),
	_rev: '2-b',
	type: 'part',
	ad,
	on: SATURDAY,
	state: 'asked',
	what: ride(),
	writtenAt: AT
};
const standing = (n: number, state: StandingDoc['state']): StandingDoc => ({
	_id: `standing:${ad}.${SATURDAY}.${n}`,
	type: 'standing',
	ad,
	on: SATURDAY,
	n,
	state,
	what: ride(),
	title: 'Au marché',
	author: { ref: newMemberRef(), name: 'Odette' },
	at: AT
});
const shown = (standings: StandingDoc[], verdict?: ReturnType<typeof acceptance>) =>
	ownParts({ parts: [part], standings, rosters: [] }, () => ({ verdicts: new Map(verdict ? [[verdict.rev, verdict]] : []) }))[0];

describe('a seat asked for', () => {
	test('is to be confirmed until the server has judged that very request', () => {
		expect(shown([])?.state).toBe('to-confirm');
		expect(shown([], acceptance(part._id, '1-a', AT))?.state).toBe('to-confirm');
		expect(shown([standing(1, 'accepted')], acceptance(part._id, '1-a', AT))).toMatchObject({
			state: 'to-confirm',
			standing: { state: 'accepted' }
		});
	});

	test('then is what the server said last, in whatever order that came', () => {
		const verdict = acceptance(part._id, part._rev, AT);
		expect(shown([standing(3, 'accepted'), standing(1, 'asked')], verdict)?.state).toBe('accepted');
		expect(shown([standing(3, 'accepted'), standing(4, 'closed')], verdict)?.state).toBe('closed');
	});

	test('or is not taken, and what one had before is still told', () => {
		expect(shown([standing(3, 'accepted')], refusal(part._id, part._rev, AT, 'full'))).toMatchObject({
			state: 'not-taken',
			refused: 'full',
			standing: { state: 'accepted' }
		});
	});
});

describe('a document of a participation', () => {
	test('is read strictly, under its own id and no other', () => {
		expect(readPartDoc(part)).toEqual(part);
		expect(readPartDoc({ ...part, extra: 1 })).toBeUndefined();
		expect(readPartDoc({ ...part, _id: partId(ad) })).toBeUndefined();
		expect(readPartDoc({ ...part, what: { ...part.what, seats: 0 } })).toBeUndefined();
		expect(readPartDoc({ ...part, what: { ...part.what, legs: ['out', 'out'] } })).toBeUndefined();
		expect(readPartDoc({ ...part, type: 'standing' })).toBeUndefined();
	});

	test('says by its id which ad and day it is about', () => {
		expect(readPartId(partId(ad))).toEqual({ ad });
		expect(readPartId(partId(ad, SATURDAY))).toEqual({ ad, on: SATURDAY });
		for (const wrong of [`part:${ad}.2026-02-30`, 'part:x', `ad:${ad}`, `part:${ad}.`]) expect(readPartId(wrong)).toBeUndefined();
	});
});

describe('a loan', () => {
	test.each([
		['2026-11-29', 'before'],
		['2026-11-30', 'starts-tomorrow'],
		['2026-12-01', 'lent'],
		['2026-12-02', 'due-tomorrow'],
		['2026-12-03', 'due-today'],
		['2026-12-04', 'late']
	])('on %s it is %s', (today, moment) => expect(loanMoment(borrow(), today as Day)).toBe(moment));

	test('is reminded of the day before it leaves, the day before it is due, and the day after', () => {
		expect(loanReminders(borrow())).toEqual([
			{ on: '2026-11-30', of: 'start' },
			{ on: '2026-12-02', of: 'due' },
			{ on: '2026-12-04', of: 'late' }
		]);
		expect(loanMoment({ from: SATURDAY, until: SATURDAY }, addDays(SATURDAY, -1))).toBe('starts-tomorrow');
	});

	test('of one day is reminded of once before it, and the day after', () =>
		expect(loanReminders({ from: SATURDAY, until: SATURDAY })).toEqual([
			{ on: addDays(SATURDAY, -1), of: 'start' },
			{ on: addDays(SATURDAY, 1), of: 'late' }
		]));
});
