/** How much is fetched in one sitting, by how fast the link has been. */
import { expect, test } from 'vitest';
import type { Piece } from '../../src/domain/wire/manifest.ts';
import { writeLine } from '../../src/domain/wire/lines.ts';
import { isWhole, partOf, withPart, type Copy } from '../../src/lib/board/copy.ts';
import { createFill, type FillDeps } from '../../src/lib/board/fill.ts';
import { NoNetwork } from '../../src/lib/net/patient-fetch.ts';
import { territory } from '../factories/territory.ts';

const LINES = 10;
const piece = (name: string): Piece => ({
	count: 1_000,
	communes: ['38442'],
	newest: '2026-11-23T08:00:00.000Z',
	cards: { name: `${name}c`.padEnd(16, '0'), lines: 1, bytes: 14_000 },
	texts: { name: `${name}t`.padEnd(16, '0'), lines: LINES, bytes: 140_000 }
});

/** A phone on a link that gives each connection what `plan` says: how long each line takes, then a cut or the end. */
function aPhone(plan: (stream: string, from: number) => readonly number[]) {
	const pieces = [piece('a'), piece('b'), piece('c')];
	let clock = 0;
	let copy = { key: 'board', seq: 1, turn: 0, base: { seq: 1, pieces, held: {} } } as unknown as Copy;
	const held = {
		copy: () => copy,
		alone: <T>(work: () => Promise<T>) => work(),
		async append(sort: 'cards' | 'texts', { [sort]: { name } }: Piece) {
			const base = copy.base!;
			const { starts } = partOf(base, name);
			const part = { starts: [...starts, starts.length], rows: starts.length + 1 };
			copy = { ...copy, turn: (copy.turn ?? 0) + 1, base: withPart(base, name, part) };
			return [];
		}
	} as unknown as FillDeps['held'];
	const fill = createFill({
		held,
		async *lines(path) {
			const [, name = '', from = '0'] = /pieces\/(\w+)(?:\?from=(\d+))?/.exec(path) ?? [];
			for (const ms of plan(name, Number(from))) {
				clock += ms;
				yield writeLine({}).trimEnd();
			}
			throw new NoNetwork('cut');
		},
		json: async () => undefined,
		territory,
		wishes: () => ({}),
		hasRoom: () => true,
		now: () => clock,
		random: () => 0.5,
		pause: async () => undefined,
		reload: async () => undefined,
		onLine: () => undefined
	});
	return {
		fill,
		whole: () => pieces.filter(({ texts }) => copy.base && isWhole(copy.base, texts)).length
	};
}

const each = (ms: number, count = LINES) => Array.from({ length: count }, () => ms);

test('a good link fetches all of it in one sitting', async () => {
	const phone = aPhone(() => each(2_000));
	expect(await phone.fill.run()).toBe(true);
	expect(phone.whole()).toBe(3);
});

test('one line that comes late, after a cut, does not end the sitting', async () => {
	const phone = aPhone((_, from) => (from === 0 ? each(2_000, LINES - 1) : [19_000]));
	expect(await phone.fill.run()).toBe(true);
	expect(phone.whole()).toBe(3);
});

test('a link that is slow from end to end fetches what comes in five minutes, and goes on another time', async () => {
	const phone = aPhone(() => each(20_000));
	expect(await phone.fill.run()).toBe(true);
	expect(phone.whole()).toBe(1);
});
