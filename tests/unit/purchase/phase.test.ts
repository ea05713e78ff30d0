/** The life of a purchase: what each act does in each state, and what time does by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, ActName } from '../../../src/kinds/group-purchase/acts.ts';
import { judgeAct, mayOrganise } from '../../../src/kinds/group-purchase/judge-act.ts';
import { contactsErasedOn } from '../../../src/kinds/group-purchase/keeping.ts';
import { changesAt, DOABLE, PHASE_NAMES, phaseOf, type PhaseName } from '../../../src/kinds/group-purchase/phase.ts';
import { tallyOf } from '../../../src/kinds/group-purchase/tally.ts';
import type { MemberRef } from '../../../src/domain/ids.ts';
import { done, hours, order, placed, purchase } from '../../factories/purchases.ts';

const reached = { threshold: { measure: 'packs', amount: 1, have: 1, left: 0, reached: true } } as const;
const below = { threshold: { measure: 'packs', amount: 1, have: 0, left: 1, reached: false } } as const;

/** The way to each state, and a moment at which it is there. */
const THERE: Readonly<Record<PhaseName, { acts: Act[]; at: number; survey?: true; tally: typeof reached | typeof below }>> = {
	survey: { acts: [], at: -200, survey: true, tally: below },
	open: { acts: [], at: -50, tally: below },
	prolonged: { acts: [{ act: 'prolong', until: hours(200) }], at: 100, tally: below },
	completing: { acts: [{ act: 'complete', until: hours(200) }], at: 100, tally: below },
	closed: { acts: [], at: 60, tally: reached },
	missed: { acts: [], at: 60, tally: below },
	ordered: { acts: [{ act: 'order' }], at: 100, tally: reached },
	pickup: { acts: [{ act: 'order' }, { act: 'arrive' }], at: 100, tally: reached },
	settled: { acts: [{ act: 'order' }, { act: 'arrive' }, { act: 'settle' }], at: 100, tally: reached },
	abandoned: { acts: [{ act: 'abandon' }], at: 100, tally: below }
};

const ACTS: Readonly<Record<ActName, Act>> = {
	open: { act: 'open' },
	close: { act: 'close' },
	complete: { act: 'complete', until: hours(500) },
	prolong: { act: 'prolong', until: hours(500) },
	abandon: { act: 'abandon' },
	order: { act: 'order' },
	arrive: { act: 'arrive' },
	settle: { act: 'settle' },
	price: { act: 'price', line: 'pellets', cents: 500 },
	confirm: { act: 'confirm', order: 'part:1' },
	decline: { act: 'decline', order: 'part:1' }
};

/** Where each act leads from each state; what is not said changes nothing. */
const LEADS: Readonly<Record<PhaseName, Partial<Record<ActName, PhaseName>>>> = {
	survey: { open: 'open', abandon: 'abandoned' },
	open: { close: 'closed', complete: 'completing', abandon: 'abandoned' },
	prolonged: { close: 'closed', complete: 'completing', abandon: 'abandoned' },
	completing: { close: 'closed', abandon: 'abandoned' },
	closed: { complete: 'completing', prolong: 'prolonged', order: 'ordered', abandon: 'abandoned' },
	missed: { complete: 'completing', prolong: 'prolonged', order: 'ordered', abandon: 'abandoned' },
	ordered: { arrive: 'pickup', abandon: 'abandoned' },
	pickup: { settle: 'settled' },
	settled: {},
	abandoned: {}
};

function reach(name: PhaseName, ...then: Act[]) {
	const { acts, at, survey, tally } = THERE[name];
	const of = purchase({ ...(survey && { opensAt: hours(-150) }), lines: purchase().lines });
	const all = [
		...acts.map((act, index) => done(act, hours(50 + index))),
		...then.map((act, index) => done(act, hours(at + index)))
	];
	return { of, all, tally, at: hours(at), phase: (hour = at, seen: typeof tally = tally) => phaseOf(of, all, hours(hour), seen) };
}

test.each(PHASE_NAMES)('« %s » is reached', (name) => expect(reach(name).phase().name).toBe(name));

describe.each(PHASE_NAMES)('in « %s »', (name) => {
	test.each(Object.keys(ACTS) as ActName[])('%s', (act) => {
		const { at } = THERE[name];
		const after = reach(name, ACTS[act]).phase(at + 1).name;
		expect(after).toBe(LEADS[name][act] ?? name);
		expect(DOABLE[name].includes(act)).toBe(
			LEADS[name][act] !== undefined || (['price', 'confirm', 'decline'].includes(act) && DOABLE[name].includes(act))
		);
	});
});

describe('time alone', () => {
	test('changes nothing before the moment that is waited for, and something then', () =>
		fc.assert(
			fc.property(
				fc.constantFrom(...PHASE_NAMES),
				fc.array(fc.constantFrom(...(['open', 'close', 'complete', 'prolong'] as const)), { maxLength: 3 }),
				fc.integer({ min: -250, max: 700 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(name, then, hour, share) => {
					const { of, all, tally } = reach(name, ...then.map((one) => ACTS[one]));
					const now = Math.max(hour, THERE[name].at + then.length);
					const nameAt = (ms: number) => phaseOf(of, all, new Date(ms).toISOString(), tally).name;
					const start = Date.parse(hours(now));
					const next = changesAt(of, all, hours(now));
					const end = next === undefined ? Date.parse(hours(9000)) : Date.parse(next);
					expect(nameAt(Math.floor(start + share * (end - 1 - start)))).toBe(nameAt(start));
					// A threshold that is reached is not missed.
					if (next !== undefined && !(nameAt(start) === 'closed' && tally === reached))
						expect(nameAt(end)).not.toBe(nameAt(start));
				}
			),
			{ numRuns: 500 }
		));
	test('opens a sondage at the hour announced', () => {
		const survey = purchase({ opensAt: hours(-150) });
		expect(phaseOf(survey, [], hours(-151)).name).toBe('survey');
		expect(phaseOf(survey, [], hours(-150))).toMatchObject({ name: 'open', openedAt: hours(-150), since: hours(-150) });
		expect(phaseOf(survey, [], hours(1)).name).toBe('closed');
	});

	test('closes, and calls a threshold missed once nobody can still be in time', () => {
		expect(phaseOf(purchase(), [], hours(-1), below).name).toBe('open');
		expect(phaseOf(purchase(), [], hours(0), below).name).toBe('closed');
		expect(phaseOf(purchase(), [], hours(48), below).name).toBe('closed');
		expect(phaseOf(purchase(), [], hours(49), below).name).toBe('missed');
		expect(phaseOf(purchase(), [], hours(49), reached).name).toBe('closed');
	});

	test('ends a prolongation and the completing of packs', () => {
		const prolonged = [done({ act: 'prolong', until: hours(100) }, hours(50))];
		expect(phaseOf(purchase(), prolonged, hours(100), below)).toMatchObject({ name: 'closed', graceUntil: hours(148) });
		const completing = [done({ act: 'complete', until: hours(24) }, hours(-10))];
		expect(phaseOf(purchase(), completing, hours(23))).toMatchObject({ name: 'completing', closesAt: hours(-10) });
		expect(phaseOf(purchase(), completing, hours(24))).toMatchObject({ name: 'closed', graceUntil: hours(72) });
	});

	test('never orders anything', () => {
		for (const tally of [below, reached])
			for (const hour of [0, 48, 100, 10_000]) expect(phaseOf(purchase(), [], hours(hour), tally).name).not.toBe('ordered');
	});
});

test('the same acts, in any order of arrival and as often as one likes, come to the same end', () => {
	const act = fc.constantFrom(...Object.values(ACTS));
	const acts = fc.array(fc.tuple(act, fc.integer({ min: -100, max: 400 })), { maxLength: 12 });
	fc.assert(
		fc.property(
			acts.chain((all) => {
				const those = all.map(([one, at], index) => done(one, hours(at), `act:${index}`));
				return fc.tuple(
					fc.constant(those),
					fc.shuffledSubarray(those, { minLength: those.length }),
					fc.integer({ min: -100, max: 700 })
				);
			}),
			([those, shuffled, now]) => {
				const twice = shuffled.flatMap((one) => [one, { ...one, id: `${one.id}x` }]);
				const end = phaseOf(purchase(), those, hours(now), below);
				expect(phaseOf(purchase(), shuffled, hours(now), below)).toEqual(end);
				expect(phaseOf(purchase(), twice, hours(now), below).name).toBe(end.name);
			}
		)
	);
});

describe('the organiser', () => {
	const may = (name: PhaseName, act: Act, tally: typeof reached | typeof below, at = THERE[name].at) =>
		judgeAct(purchase(), reach(name).phase(at, tally as never), tally, act, hours(at));

	test('gives the order to the supplier once the grace is over and the threshold reached', () => {
		expect(may('closed', { act: 'order' }, reached)).toBeUndefined();
		expect(may('closed', { act: 'order' }, reached, 20)).toBe('purchase-grace');
		expect(may('missed', { act: 'order' }, below)).toBe('purchase-below');
		expect(may('missed', { act: 'order', anyway: true }, below)).toBeUndefined();
		expect(may('open', { act: 'order' }, reached)).toBe('purchase-not-now');
	});

	test('prolongs what is missed, not what is reached, and not for ever', () => {
		expect(may('missed', { act: 'prolong', until: hours(200) }, below)).toBeUndefined();
		expect(may('closed', { act: 'prolong', until: hours(200) }, reached)).toBe('purchase-reached');
		expect(may('missed', { act: 'prolong', until: hours(20) }, below)).toBe('day-past');
		expect(may('missed', { act: 'prolong', until: hours(3000) }, below)).toBe('day-too-far');
	});

	test('makes the price of a line final, of one that there is', () => {
		expect(may('ordered', { act: 'price', line: 'pellets', cents: 1 }, reached)).toBeUndefined();
		expect(may('ordered', { act: 'price', line: 'flour', cents: 1 }, reached)).toBe('order-line-unknown');
	});

	test('is the author, or whom they named', () => {
		const [author, other, third] = ['a', 'b', 'c'] as MemberRef[] as [MemberRef, MemberRef, MemberRef];
		expect(mayOrganise({}, author, author)).toBe(true);
		expect(mayOrganise({ coOrganiser: other }, author, other)).toBe(true);
		expect(mayOrganise({ coOrganiser: other }, author, third)).toBe(false);
	});
});

test('thirty households, a threshold missed by two bags, prolonged, then met and ordered', () => {
	const of = purchase({ threshold: { measure: 'units', amount: 130 } });
	const orders = Array.from({ length: 30 }, (_, n) => placed(`part:${n}`, order({ pellets: n < 8 ? 5 : 4 }), hours(-100 + n)));
	const at = (hour: number, acts: Parameters<typeof phaseOf>[1], all = orders) =>
		phaseOf(of, acts, hours(hour), tallyOf(of, all));
	expect(tallyOf(of, orders).threshold).toMatchObject({ have: 128, left: 2, reached: false });
	expect(at(49, []).name).toBe('missed');

	const prolonged = [done({ act: 'prolong', until: hours(120) }, hours(50))];
	expect(at(60, prolonged).name).toBe('prolonged');
	const more = [...orders, placed('part:30', order({ pellets: 2 }), hours(70))];
	expect(at(170, prolonged, more)).toMatchObject({ name: 'closed' });
	expect(tallyOf(of, more).lines[0]).toMatchObject({ units: 130, fullPacks: 2, loose: 0, missing: 0 });
	expect(at(180, [...prolonged, done({ act: 'order' }, hours(170))], more).name).toBe('ordered');
});

describe('names and numbers are erased sixty days', () => {
	test('after it is settled or abandoned', () =>
		expect(
			contactsErasedOn(purchase(), { ...phaseOf(purchase(), [], hours(0)), name: 'settled', since: '2026-12-20T10:00:00.000Z' })
		).toBe('2027-02-18'));
	test('or after the last pick-up announced, when nobody said it was over', () =>
		expect(contactsErasedOn(purchase(), phaseOf(purchase(), [], hours(0)))).toBe('2027-02-10'));
});
