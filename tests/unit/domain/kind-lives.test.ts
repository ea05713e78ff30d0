/**
 * The life of each kind of ad as a person would tell it, day after day: what its author does, what neighbours do, what the
 * calendar does, and what is true then. One story a kind at least: a kind without one does not compile.
 */
import { describe, expect, test } from 'vitest';
import type { AdText } from '../../../src/domain/ad.ts';
import { judgeAd } from '../../../src/domain/ad-rules.ts';
import { KIND_NAMES, type KindName } from '../../../src/kinds/index.ts';
import { WRITTEN_ACTS, type WrittenAct } from '../../../src/domain/own/acts.ts';
import { loanMoment } from '../../../src/kinds/loan/moment.ts';
import type { Decision } from '../../../src/domain/parts/docs.ts';
import type { What } from '../../../src/domain/parts/what.ts';
import { territory } from '../../factories/territory.ts';
import { Life } from './lives/life.ts';
import { loan } from './lives/loans.ts';
import { lesson, workParty } from './lives/meetings.ts';
import { groupPurchase } from './lives/purchases.ts';
import { inDays, MONDAY, NEIGHBOURS, noon, type Neighbour, type Step, type Stories } from './lives/story.ts';
import { gift, lostFound, service, swap } from './lives/things.ts';
import { carpool } from './lives/trips.ts';

const STORIES: Readonly<Record<KindName, Stories>> = {
	gift,
	swap,
	'lost-found': lostFound,
	service,
	'work-party': workParty,
	lesson,
	carpool,
	loan,
	'group-purchase': groupPurchase
};

/** What a step comes to. */
function play(life: Life, step: Step): unknown {
	const [day, first, second] = step;
	const today = inDays(day);
	life.follow(today);
	if (typeof first !== 'string') return 'act' in first ? life.organise(first, day) : loanMoment(first, today);
	if (first in NEIGHBOURS) {
		const who = first as Neighbour;
		const does = second as What | 'cancels' | 'look' | Decision | { bags: number; written?: number };
		const on = step[4] === undefined ? undefined : inDays(step[4]);
		if (does === 'look') return life.standing(NEIGHBOURS[who], on);
		if (typeof does === 'object' && 'bags' in does) return life.orderBags(who, does.bags, day, does.written ?? day);
		return life.takesPart(who, does, on, day);
	}
	if (first === 'look') return life.shown(today);
	if (first === 'purchase') return life.phase(noon(day)).phase.name;
	if (first === 'change') return life.change(second as Partial<AdText>, today);
	const isProposed = !first.startsWith('no ');
	expect(life.act(first.replace('no ', '') as WrittenAct, today), `${first} on day ${day}`).toBe(isProposed);
	return life.shown(today);
}

/** What the teller says comes of it: the last word of the step, before the day it is about. */
const expected = (step: Step) => (step.length === 5 ? step[3] : step.at(-1));

describe.each(KIND_NAMES)('the life of an ad of the kind %s', (kind) => {
	test.each(STORIES[kind].map((story) => [story.told, story] as const))('%s', (_, { ad, steps }) => {
		const life = new Life(kind, ad);
		expect(judgeAd(life.ad, territory, MONDAY), 'it is a good ad to begin with').toEqual([]);
		for (const step of steps) expect(play(life, step), JSON.stringify(step)).toBe(expected(step));
	});

	test('every act an author has is done in one of its stories', () => {
		const told = new Set(STORIES[kind].flatMap(({ steps }) => steps.map(([, does]) => does)));
		const missing = WRITTEN_ACTS.filter((act) => !told.has(act));
		expect(missing).toEqual([]);
	});
});
