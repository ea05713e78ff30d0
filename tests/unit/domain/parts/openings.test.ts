/** The days one may choose from, each with what is left of it. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/domain/dates.ts';
import { fewestLeft, openings } from '../../../../src/domain/parts/openings.ts';
import { lesson, party, SATURDAY, TODAY, tool, trip } from '../../../factories/parts.ts';

describe('a trip', () => {
	test('has the seats of each way, as the board counts them', () => {
		const tally = { slots: { [`${SATURDAY}.out`]: [2, 1], [`${SATURDAY}.back`]: [1, 0] } };
		const [one, ...more] = openings({ ...trip(), tally }, TODAY, 5);
		expect(more).toEqual([]);
		expect(one).toEqual({ on: SATURDAY, times: { out: '08:00', back: '17:00' }, left: { out: 0, back: 1 } });
		expect([fewestLeft(one!), fewestLeft(one!, ['out']), fewestLeft(one!, ['back'])]).toEqual([0, 0, 1]);
	});

	test('of every week leaves out its days off, and what is past', () => {
		const {
			on: _on,
			at: _at,
			...weekly
		} = trip({
			details: {
				role: 'driver',
				weekly: {
					times: [{ on: 6, out: '08:00' }],
					from: '2026-11-01' as Day,
					until: '2026-12-31' as Day,
					off: ['2026-12-05' as Day]
				}
			}
		});
		expect(openings(weekly, TODAY, 2).map(({ on }) => on)).toEqual(['2026-11-28', '2026-12-12']);
	});

	test('without a number of seats says nothing of what is left', () => {
		const { places: _, ...open } = trip();
		expect(fewestLeft(openings(open, TODAY, 1)[0]!)).toBeUndefined();
	});
});

test.each([
	['a course has the dates to come', lesson({ details: { dates: ['2026-11-20' as Day, '2026-12-04' as Day] } }), ['2026-12-04']],
	['a work party its day', party(), [SATURDAY]],
	['a lesson without a date is signed up for once', lesson(), [undefined]],
	['a loan has days of its own', tool(), []]
])('%s', (_, ad, days) => expect(openings(ad, TODAY, 9).map(({ on }) => on)).toEqual(days));
