/** What a household would pay for what it is typing, from what everybody may know. Never shown as the bill itself. */
import type { Order } from './order.ts';
import { unitPrice } from './price.ts';
import type { Purchase } from './shape.ts';
import type { Tally } from './tally.ts';

export interface Estimate {
	readonly lines: readonly {
		readonly line: string;
		readonly quantity: number;
		readonly unitCents: number;
		readonly cents: number;
	}[];
	readonly goods: number;
	/** Its share of the transport if nobody else came. */
	readonly transport: number;
	readonly cents: number;
}

/** `had`: what is already counted of the same household, so that it is not counted twice. */
export function estimate(
	{ lines, transport }: Pick<Purchase, 'lines' | 'transport'>,
	tally: Tally | undefined,
	wanted: Order['lines'],
	had: Order['lines'] = {}
): Estimate {
	const ordered = lines.map((line) => {
		const quantity = wanted[line.id]?.quantity ?? 0;
		const others = Math.max(0, (tally?.lines.find(({ id }) => id === line.id)?.units ?? 0) - (had[line.id]?.quantity ?? 0));
		const unitCents = unitPrice(line, others + quantity);
		return { line: line.id, quantity, others, unitCents, cents: quantity * unitCents };
	});
	const goods = sum(ordered.map(({ cents }) => cents));
	const [mine, others] = [sum(ordered.map(({ quantity }) => quantity)), sum(ordered.map((one) => one.others))];
	const already = sum(Object.values(had).map(({ quantity }) => quantity)) > 0 ? 1 : 0;
	const households = Math.max(0, (tally?.households ?? 0) - already) + 1;
	const share =
		mine === 0 ? 0 : transport.split === 'unit' ? mine / (mine + others) : transport.split === 'household' ? 1 / households : 0;
	// A cent more at most than what it will be: an estimate is never below.
	const carried = Math.ceil(transport.cents * share);
	return {
		lines: ordered.filter(({ quantity }) => quantity > 0).map(({ others: _, ...line }) => line),
		goods,
		transport: carried,
		cents: goods + carried
	};
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
