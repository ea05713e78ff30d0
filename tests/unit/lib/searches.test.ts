/** What is new in a search, whatever the board does between two looks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptQuery, readFilter } from '../../../src/domain/filter.ts';
import { isSame, lookedAt, type Shown } from '../../../src/lib/device/searches.ts';

const fresh = { query: 'q=bois', name: 'bois', savedAt: 0, since: 100, seen: ['aaaa'], fresh: [], told: 0 };
const at = (code: string, minute: number): Shown => ({ code, minute });

test.each([
	['what came since', [at('bbbb', 101), at('aaaa', 100)], ['bbbb']],
	['in the same minute', [at('bbbb', 100), at('aaaa', 100)], ['bbbb']],
	['not what is older, and shows only now that others left', [at('cccc', 99)], []],
	['not what was seen, once its whole id is here', [at('aaaa1234', 100)], []],
	['nothing of what left', [], []]
])('%s', (_, there, expected) => expect(lookedAt(fresh, there).fresh).toEqual(expected));

test('looking twice changes nothing, and nothing seen is ever new', () => {
	const code = fc.array(fc.constantFrom('a', 'b', 'c', '1'), { minLength: 4, maxLength: 6 }).map((all) => all.join(''));
	const there = fc.array(fc.record({ code, minute: fc.integer({ min: 90, max: 110 }) }), { maxLength: 30 });
	fc.assert(
		fc.property(there, fc.array(code), (shown, seen) => {
			const once = lookedAt({ ...fresh, seen }, shown);
			expect(lookedAt(once, shown)).toEqual(once);
			for (const one of once.fresh) expect(seen.some((known) => isSame(known, one))).toBe(false);
			expect(once.told).toBeLessThanOrEqual(once.fresh.length);
		})
	);
});

test.each([
	['?q=bois&tri=fin&hiver=1', undefined, 'q=bois'],
	['?genre=gift&minutes=20', '38442', 'genre=gift&depuis=38442&minutes=20'],
	['?minutes=20&depuis=38472', '38442', 'depuis=38472&minutes=20'],
	['?tri=proches&q=bois', '38442', 'q=bois']
])('%s is kept as %s: without its order, with its centre', (address, from, kept) => {
	const filter = readFilter(new URLSearchParams(address));
	expect(keptQuery(filter, from)).toBe(kept);
	expect(keptQuery(readFilter(new URLSearchParams(kept)), undefined)).toBe(kept);
});
