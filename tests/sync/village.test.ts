/** A month of a village of sixty, in seconds; then everything is worked out again by hand, from the documents alone. */
import { expect, test } from 'vitest';
import { KIND_NAMES } from '../../src/kinds/index.ts';
import { everythingAddsUp } from './village/agrees.ts';
import { live } from './village/month.ts';
import { endsOf, versionsOf } from './village/naive-devices.ts';

/** `SEEDS=20` lives as many months; `SEED=7` lives that one again. */
const months = process.env.SEED === undefined ? Number(process.env.SEEDS ?? 1) : 1;
const first = Number(process.env.SEED ?? 2);
/** Half a minute alone; a machine that does other things takes longer. */
const TIMEOUT_MS = 600_000;

test.each(Array.from({ length: months }, (_, i) => first + i))(
	'after a month of sixty people, every total, state and mailbox is what the documents alone say (SEED=%i)',
	async (seed) => {
		const month = await live(seed);
		try {
			const naive = await everythingAddsUp(month);
			// A month in which little happened would prove little.
			const written = new Set(month.came.flatMap(({ doc }) => (doc?.['type'] === 'ad' ? [String(doc['kind'])] : [])));
			expect([...written].sort()).toEqual([...KIND_NAMES].sort());
			const states = new Set([...naive.books.values()].flatMap(({ lines }) => lines.map(({ state }) => state)));
			expect([...states].sort()).toEqual(['accepted', 'asked', 'cancelled', 'closed', 'done', 'refused', 'waiting']);
			const lines = [...naive.books.values()].flatMap((book) => book.lines);
			expect(lines.filter(({ what }) => what.type === 'order').length, 'nobody ordered anything').toBeGreaterThan(15);
			expect([...naive.books.values()].flatMap(({ acts }) => acts).length, 'nobody led a purchase').toBeGreaterThan(4);
			const answers = new Set(naive.answers.map(({ answer }) => answer));
			for (const answer of [
				'ok',
				'held',
				'not-local',
				'not-yours',
				'full',
				'day-past',
				'ad-expired',
				'ad-gone',
				'order-closed',
				'purchase-not-now',
				'silent',
				'thread-unknown',
				'thanks-too-soon'
			])
				expect(answers, `nobody was ever answered « ${answer} »`).toContain(answer);
			const numbers = [...naive.inboxes.values()].flat().filter(({ phone }) => phone !== undefined);
			expect(numbers.length, 'nobody gave their number').toBeGreaterThan(4);
			expect(naive.thanks.received.length, 'nobody was thanked').toBeGreaterThan(1);
			const windows = [...naive.board.values()].filter((ad) => 'window' in ad);
			expect(windows.length, 'nobody gathered answers').toBeGreaterThan(1);
			const forked = [...versionsOf(month.came).values()].filter((versions) => endsOf(versions).length > 1);
			expect(forked.length, 'nobody wrote one thing on two phones').toBeGreaterThan(0);
		} finally {
			await month.close();
		}
	},
	TIMEOUT_MS
);
