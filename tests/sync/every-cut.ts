/** A story told again for each moment at which the power may go in it. */
import { newPower, type Power } from '../factories/stores.ts';

/**
 * Tells it whole, then once for each write at which the power goes: before it, and just after it. Just after one and before
 * the next are the same disk; both are told only where a phone may have been answered in between, so that one knows what
 * the other does not. Returns how many writes the whole story makes.
 */
export async function atEveryCut(tell: (power: Power) => Promise<void>, tidy: () => Promise<void>): Promise<number> {
	const whole = newPower();
	await tell(whole);
	const { writes, answersBefore } = whole;
	for (let at = 1; at <= writes; at += 1) {
		// Until the write after the next is asked for: an answer may be on its way while a write begins.
		const someKnow = answersBefore[at - 1] !== (answersBefore[at + 1] ?? NaN);
		for (const done of someKnow ? [false, true] : [false]) {
			await tidy();
			await tell(newPower({ at, done })).catch((error: unknown) => {
				throw new Error(`cut at write ${at} of ${writes}, ${done ? 'done' : 'not done'}`, { cause: error });
			});
		}
	}
	return writes;
}
