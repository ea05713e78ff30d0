/** What is said of a participation, in each kind's own words: never more than was told. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/dates.ts';
import { PART_STATES } from '../../src/domain/parts/docs.ts';
import { TAKEN_TYPES, type TakenType } from '../../src/domain/parts/taken.ts';
import { besides, partLabel, stateWords, whatSaid } from '../../src/lib/words/parts.ts';
import { borrow, ride, signup } from '../factories/parts.ts';

const TODAY = '2026-11-25' as Day;
const PROMISE = /réserv|gardée|accept|confirmée|prêté/i;

describe.each(TAKEN_TYPES as TakenType[])('%s', (type) => {
	test('every state has a word and a sentence of its own', () => {
		const labels = [...PART_STATES, 'to-confirm' as const, 'not-taken' as const].map((state) => stateWords[type][state].label);
		expect(new Set(labels).size).toBe(labels.length);
	});
	test.each(['to-confirm', 'asked', 'waiting', 'not-taken', 'refused', 'cancelled', 'closed'] as const)(
		'%s promises nothing',
		(state) => expect(stateWords[type][state].label).not.toMatch(PROMISE)
	);
	test('what waits for the network is to be confirmed', () =>
		expect(stateWords[type]['to-confirm'].label).toMatch(/à confirmer$/));
});

test.each([
	[ride({ legs: ['out', 'back'], seats: 2 }), '2\u00a0places, aller et retour'],
	[ride({ legs: ['back'] }), '1\u00a0place, retour seulement'],
	[signup({ people: 3 }), '3\u00a0personnes'],
	[borrow('2026-12-01', '2026-12-01'), 'le mardi 1er\u00a0décembre'],
	[borrow(), 'du mardi 1er\u00a0décembre au jeudi 3\u00a0décembre']
])('%j is said %s', (what, said) => expect(whatSaid(what, TODAY)).toBe(said));

test('what they bring is said beside', () =>
	expect(besides(ride({ luggage: 'Skis', note: 'À tout de suite' }))).toEqual([
		'Bagages\u202f: Skis',
		'«\u202fÀ tout de suite\u202f»'
	]));

test.each([
	['2026-11-25', 'Accepté, à prendre le 1er\u00a0décembre'],
	['2026-11-30', 'À prendre demain'],
	['2026-12-01', 'À rendre le 3\u00a0décembre'],
	['2026-12-02', 'À rendre demain'],
	['2026-12-03', 'À rendre aujourd’hui'],
	['2026-12-04', 'En retard depuis le 3\u00a0décembre']
])('on %s an agreed loan is « %s »', (today, said) => expect(partLabel(borrow(), 'accepted', today as Day)).toBe(said));

test('a place in the queue has its number', () => {
	expect(partLabel(signup(), 'waiting', TODAY, 3)).toBe('Sur liste d’attente (3e)');
	expect(partLabel(signup(), 'waiting', TODAY, 1)).toBe('Sur liste d’attente (1er)');
});
