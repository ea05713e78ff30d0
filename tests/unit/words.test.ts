import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/dates.ts';
import { count, number } from '../../src/lib/words/common.ts';
import { ago, clock, copyOf, fullDay, moment, takesPlace, until } from '../../src/lib/words/dates.ts';
import { honestLine } from '../../src/lib/words/honest.ts';

const day = (text: string) => text as Day;
/** Monday 23 November 2026, 15 h 05 in Paris. */
const NOW = '2026-11-23T14:05:00.000Z';
const TODAY = day('2026-11-23');
/** As a reader sees it: every kind of space is a space. */
const read = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('days and hours', () => {
	it.each([
		['2026-11-23T13:05:00.000Z', 'aujourd’hui 14 h 05'],
		['2026-11-22T17:00:00.000Z', 'hier 18 h'],
		['2026-11-17T17:00:00.000Z', 'mardi 18 h'],
		['2026-11-03T17:00:00.000Z', '3 novembre 18 h'],
		['2025-07-01T16:30:00.000Z', '1er juillet 2025 18 h 30']
	])('%s is said « %s »', (at, said) => expect(read(moment(at, NOW))).toBe(said));

	it('follow the clock of Paris, in winter and in summer', () => {
		expect(read(moment('2026-11-22T23:30:00.000Z', NOW))).toBe('aujourd’hui 0 h 30');
		expect(read(moment('2026-07-14T22:00:00.000Z', NOW))).toBe('15 juillet 0 h');
	});

	it('never break in the middle of an hour or a date', () => {
		expect(clock('14:05')).toBe('14\u00a0h\u00a005');
		expect(clock('08:00')).toBe('8\u00a0h');
		expect(fullDay(day('2026-12-12'), TODAY)).toBe('samedi 12\u00a0décembre');
	});

	it.each([
		['2026-11-23T14:04:40.000Z', 'à l’instant'],
		['2026-11-23T14:00:00.000Z', 'il y a 5 minutes'],
		['2026-11-23T13:00:00.000Z', 'il y a 1 heure'],
		['2026-11-22T07:00:00.000Z', 'hier'],
		['2026-11-20T07:00:00.000Z', 'il y a 3 jours'],
		['2026-11-02T07:00:00.000Z', 'il y a 3 semaines'],
		['2026-08-23T07:00:00.000Z', 'il y a 3 mois']
	])('%s was « %s »', (at, said) => expect(read(ago(at, NOW))).toBe(said));

	it('a phone whose clock is slow never speaks of the future', () => {
		expect(ago('2026-11-23T18:00:00.000Z', NOW)).toBe('à l’instant');
		expect(read(copyOf('2026-11-24T08:00:00.000Z', NOW))).toBe('copie de 9 h');
	});

	it.each([
		['2026-11-23', 'jusqu’à ce soir'],
		['2026-11-24', 'jusqu’à demain'],
		['2026-12-12', 'jusqu’au 12 décembre'],
		['2027-01-01', 'jusqu’au 1er janvier 2027'],
		['2026-11-03', 'finie le 3 novembre']
	])('an ad that ends on %s is there « %s »', (end, said) => expect(read(until(day(end), TODAY))).toBe(said));

	it('say when something takes place', () => {
		expect(read(takesPlace(day('2026-11-24'), '07:40', TODAY))).toBe('demain à 7 h 40');
		expect(read(takesPlace(day('2026-12-12'), undefined, TODAY))).toBe('samedi 12 décembre');
	});
});

describe('the line of honesty', () => {
	it('says what is here, since when, and what waits', () => {
		const line = honestLine({ ads: 312, copiedAt: '2026-11-17T17:00:00.000Z', toSend: 2 }, NOW);
		expect(read(line)).toBe('312 annonces, copie de mardi 18 h · 2 à envoyer');
	});

	it('says nothing of sending when nothing waits', () => {
		expect(read(honestLine({ ads: 1, copiedAt: '2026-11-23T14:00:00.000Z', toSend: 0 }, NOW))).toBe('1 annonce, copie de 15 h');
	});

	it('claims no copy before there is one', () => {
		expect(honestLine({ toSend: 0 }, NOW)).toBe('Pas encore de copie sur ce téléphone');
	});
});

describe('numbers', () => {
	it('are grouped by thousands, and 0 is singular as French counts', () => {
		expect(number(12345)).toBe('12\u202f345');
		expect(read(count(0, 'annonce', 'annonces'))).toBe('0 annonce');
		expect(read(count(1312, 'annonce', 'annonces'))).toBe('1 312 annonces');
	});
});
