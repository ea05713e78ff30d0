/** The purchase with the prices its organiser has since made final: steps then have no more say. */
import { byTimeDone, type PlacedAct } from './acts.ts';
import type { Purchase } from './shape.ts';

export function withFinalPrices<P extends Pick<Purchase, 'lines'>>(purchase: P, acts: readonly PlacedAct[]): P {
	const final = new Map<string, number>();
	for (const { act } of [...acts].sort(byTimeDone)) if (act.act === 'price') final.set(act.line, act.cents);
	if (final.size === 0) return purchase;
	const lines = purchase.lines.map((line) => {
		const cents = final.get(line.id);
		return cents === undefined ? line : { ...line, price: { cents, final: true }, priceSteps: [] };
	});
	return { ...purchase, lines };
}
