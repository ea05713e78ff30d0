/** One household on several devices: the last word holds, and of an order no line is lost (F4). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newAdId, newMemberRef } from '../../../../src/domain/ids.ts';
import { partId, tickDocId } from '../../../../src/domain/parts/doc-ids.ts';
import type { PartDoc, TickDoc } from '../../../../src/domain/parts/docs.ts';
import { joined } from '../../../../src/domain/parts/join.ts';
import type { Ordered, What } from '../../../../src/domain/parts/what.ts';
import { ride } from '../../../factories/parts.ts';

type Kept<T> = T & { readonly _rev: string };
const ad = newAdId();
const ordered = (lines: Record<string, number>): Ordered => ({
	type: 'order',
	channel: 'app',
	lines: Object.fromEntries(Object.entries(lines).map(([id, quantity]) => [id, { quantity }]))
});
const part = (rev: string, minute: number, what: What, state: PartDoc['state'] = 'asked'): Kept<PartDoc> => ({
	_id: partId(ad),
	_rev: rev,
	type: 'part',
	ad,
	state,
	what,
	writtenAt: new Date(minute * 60_000).toISOString()
});
const linesOf = ({ what }: PartDoc) => (what.type === 'order' ? what.lines : {});

describe('an order written on two devices', () => {
	test('has the lines of both; of a line that both have, the later word', () => {
		const one = joined([part('2-a', 1, ordered({ pellets: 4, logs: 2 })), part('2-b', 2, ordered({ pellets: 6 }))]);
		expect(linesOf(one)).toEqual({ pellets: { quantity: 6 }, logs: { quantity: 2 } });
		expect(one).toMatchObject({ _rev: '2-b', state: 'asked' });
	});

	test('cancelled last is cancelled; asked again last is asked', () => {
		const some = ordered({ pellets: 4 });
		expect(joined([part('2-a', 1, some), part('2-b', 2, some, 'cancelled')]).state).toBe('cancelled');
		expect(joined([part('2-a', 3, some), part('2-b', 2, some, 'cancelled')]).state).toBe('asked');
	});

	test('is the same one in whatever order the versions are met, and no line of any is missing', () => {
		const version = fc.tuple(
			fc.integer({ min: 0, max: 3 }),
			fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 }))
		);
		fc.assert(
			fc.property(fc.array(version, { minLength: 1, maxLength: 4 }), fc.nat(), (all, turn) => {
				const versions = all.map(([minute, lines], n) => part(`2-${n}`, minute, ordered(lines)));
				const turned = [...versions.slice(turn % versions.length), ...versions.slice(0, turn % versions.length)];
				const one = joined(versions as [Kept<PartDoc>]);
				expect(joined(turned.toReversed() as [Kept<PartDoc>])).toEqual(one);
				expect(Object.keys(linesOf(one)).sort()).toEqual([...new Set(versions.flatMap((v) => Object.keys(linesOf(v))))].sort());
			})
		);
	});
});

test('of anything else the later word holds, whole', () => {
	expect(joined([part('2-a', 1, ride({ seats: 3 })), part('2-b', 2, ride({ seats: 1 }))]).what).toEqual(ride({ seats: 1 }));
	const who = newMemberRef();
	const tick = (_rev: string, state: TickDoc['state'], writtenAt: string): Kept<TickDoc> => ({
		_id: tickDocId(ad, who, 'paid'),
		_rev,
		type: 'tick',
		ad,
		who,
		of: 'paid',
		state,
		writtenAt
	});
	const [paid, slip] = [tick('2-b', 'ticked', '2026-12-01T10:00:00.000Z'), tick('2-a', 'cleared', '2026-12-01T10:05:00.000Z')];
	expect(joined([paid, slip])).toBe(slip);
});
