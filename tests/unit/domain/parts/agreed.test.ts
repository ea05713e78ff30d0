/** The card of what was agreed: made of what was told, never of what is hoped for. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../../src/domain/dates.ts';
import { newAdId, newMemberRef } from '../../../../src/domain/ids.ts';
import { agreedAtMine, agreedKey, agreedOf, isComing } from '../../../../src/domain/parts/agreed.ts';
import { partId } from '../../../../src/domain/parts/doc-ids.ts';
import { PART_STATES, type RosterDoc, type StandingDoc } from '../../../../src/domain/parts/docs.ts';
import type { OwnPart } from '../../../../src/domain/parts/own-parts.ts';
import type { What } from '../../../../src/domain/parts/what.ts';
import { icsOf } from '../../../../src/lib/print/ics.ts';
import { borrow, ride, SATURDAY, TODAY, tool, trip } from '../../../factories/parts.ts';

const AT = '2026-11-25T10:00:00.000Z';
const id = newAdId();
const own = (standing: Partial<StandingDoc>, part: Partial<OwnPart['part']> = {}): OwnPart => ({
	part: {
		_id: partId(id, SATURDAY),
		_rev: '1-a',
		type: 'part',
		ad: id,
		on: SATURDAY,
		state: 'asked',
		what: ride(),
		writtenAt: AT,
		...part
	},
	state: 'to-confirm',
	standing: {
		_id: `standing:${id}.${SATURDAY}.1`,
		type: 'standing',
		ad: id,
		on: SATURDAY,
		n: 1,
		state: 'accepted',
		what: ride(),
		title: 'Le marché',
		author: { ref: newMemberRef(), name: 'Odette' },
		meeting: { commune: '38442', point: 'L’arrêt du bas', to: '38185', at: '08:00' },
		said: { plate: 'AB-123-CD', meeting: 'Devant l’église' },
		at: AT,
		...standing
	}
});
const roster = (name: string, what: What, other: Partial<RosterDoc> = {}): RosterDoc => ({
	_id: `roster:${id}.${name}.1`,
	type: 'roster',
	ad: id,
	on: SATURDAY,
	n: 1,
	state: 'accepted',
	what,
	who: newMemberRef(),
	name,
	asked: 'a',
	writtenAt: AT,
	receivedAt: AT,
	at: AT,
	...other
});

describe('for who comes', () => {
	test('it has the plate, the hour and the place that the driver said last', () => {
		expect(agreedOf(own({}))).toMatchObject({
			host: 'Odette',
			plate: 'AB-123-CD',
			first: SATURDAY,
			meeting: { at: '08:00', point: 'Devant l’église' }
		});
		expect(agreedKey(agreedOf(own({}))!)).toBe(`${id}.${SATURDAY}`);
	});
	test.each(PART_STATES.filter((state) => state !== 'accepted'))('there is none while it is %s', (state) =>
		expect(agreedOf(own({ state }))).toBeUndefined()
	);
	test('and none once one has said that one does not come', () =>
		expect(agreedOf(own({}, { state: 'cancelled' }))).toBeUndefined());
});

describe('for the author', () => {
	test('one card a day, with everybody who was accepted and nobody else', () => {
		const guests = [
			roster('Marc', ride(), { phone: '06' }),
			roster('Léa', ride({ legs: ['back'] })),
			roster('Paul', ride(), { state: 'asked' })
		];
		const cards = agreedAtMine(
			[{ id, ad: trip() }],
			guests.map((one) => ({ roster: one }))
		);
		expect(cards).toHaveLength(1);
		expect(cards[0]?.companions.map(({ name, phone }) => [name, phone])).toEqual([
			['Marc', '06'],
			['Léa', undefined]
		]);
		expect(cards[0]?.meeting).toMatchObject({ at: '08:00', back: '17:00' });
	});

	test('a thing lent has a card for each borrower, kept until it is back', () => {
		const { on: _, ...undated } = roster('Marc', borrow());
		const [card] = agreedAtMine([{ id, ad: tool() }], [{ roster: undated }]);
		expect(card).toMatchObject({ first: '2026-12-01', last: '2026-12-03' });
		expect(isComing(card!, '2027-01-01' as Day)).toBe(true);
		expect(isComing({ ...card!, type: 'ride' }, TODAY)).toBe(true);
		expect(isComing({ ...card!, type: 'ride' }, '2027-01-01' as Day)).toBe(false);
	});
});

test('in a diary, a trip is there and back at the hours of Paris, in lines that any diary reads', () => {
	const card = agreedOf(own({ meeting: { commune: '38442', at: '08:00', back: '17:30' } }))!;
	const file = icsOf(card, ['L’arrêt du bas, Sarcenas', 'Grenoble'], ['Plaque : AB-123-CD', 'é'.repeat(90)], AT);
	expect(file).toMatch(/DTSTART:20261128T070000Z[\s\S]*DTSTART:20261128T163000Z/);
	expect(file).toContain('LOCATION:L’arrêt du bas\\, Sarcenas');
	expect(file.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
	expect(icsOf(card, ['', ''], [], AT)).toBe(icsOf(card, ['', ''], [], AT));
});
