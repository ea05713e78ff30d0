/** Whatever comes, is told and is taken back, and in whatever order: nothing waits twice, and nothing is told by nobody (N3). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withLine, withoutTold, withTold, type WaitingThread } from '../../../../src/domain/notices/waiting.ts';

const at = (n: number) => new Date(n * 3_600_000).toISOString();
/** A line comes, or everything up to some hours ago is told, or that is taken back at once. */
const steps = fc.array(
	fc.oneof(
		fc.constant({ do: 'line' } as const),
		fc.record({ do: fc.constant('told' as const), ago: fc.nat(3), back: fc.boolean() })
	),
	{ maxLength: 20 }
);

test('what waits is what came after the last that was told', () => {
	fc.assert(
		fc.property(steps, (all) => {
			let thread: WaitingThread = { since: at(0), lastAt: at(0) };
			const lines = [at(0)];
			let told = '';
			for (const [n, step] of all.entries()) {
				const hour = n + 1;
				if (step.do === 'line') {
					lines.push(at(hour));
					thread = withLine(thread, at(hour));
					continue;
				}
				const upTo = lines.filter((line) => line <= at(hour - step.ago)).at(-1) ?? '';
				if (upTo <= told) continue;
				const before = thread;
				thread = withTold(thread, upTo);
				if (step.back) {
					expect(withoutTold(thread, upTo, before.since, before.toldTo)).toEqual({ ...before, told: undefined });
					thread = before;
				} else told = upTo;
			}
			const waits = lines.filter((line) => line > told);
			expect(thread.told === true).toBe(waits.length === 0);
			expect(thread.lastAt).toBe(lines.at(-1));
			// Never waited for from before what was told, nor from after what waits.
			if (waits.length > 0) {
				expect(thread.since > told).toBe(true);
				expect(waits).toContain(thread.since);
			}
		})
	);
});
