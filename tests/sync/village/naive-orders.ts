/**
 * One group purchase as its organiser would keep it with a paper notebook and a clock: who ordered when, what was done with
 * the whole, read again from the top at every question. Written from the rules of F4, not from `src/kinds/group-purchase`, of
 * which it uses nothing. Orders here have no tolerance: what full packs make of them is for its own tests, against brute force.
 */
export interface Purchase {
	readonly closesAt: string;
	readonly graceHours: number;
	readonly threshold: { readonly measure: string; readonly amount: number };
	readonly lines: readonly { readonly id: string }[];
}
export interface Act {
	readonly act: string;
	readonly until?: string;
	readonly order?: string;
	readonly line?: string;
	readonly anyway?: boolean;
}
export interface Done {
	readonly id: string;
	readonly act: Act;
	readonly at: string;
}
export interface When {
	readonly written: string;
	readonly received: string;
}
export type Lines = Readonly<Record<string, { readonly quantity: number }>>;
/** What a household has ordered, as it was taken last. */
export interface Ordered extends When {
	readonly who: string;
	readonly lines: Lines;
}

const HOUR = 3_600_000;
const byTime = (acts: readonly Done[]) =>
	[...acts].sort((a, b) => (a.at !== b.at ? (a.at < b.at ? -1 : 1) : a.id < b.id ? -1 : 1));

/** What may be done with it, by where it stands. */
const MAY: Readonly<Record<string, readonly string[]>> = {
	open: ['close', 'complete', 'abandon', 'price'],
	prolonged: ['close', 'complete', 'abandon', 'price'],
	completing: ['close', 'abandon', 'price', 'confirm', 'decline'],
	closed: ['complete', 'prolong', 'order', 'abandon', 'price', 'confirm', 'decline'],
	ordered: ['arrive', 'abandon', 'price', 'confirm', 'decline'],
	pickup: ['settle', 'price'],
	settled: [],
	abandoned: []
};

/** Where it stands at a moment: the clock closes it, the organiser does the rest. */
export function standsAt({ closesAt, graceHours }: Purchase, acts: readonly Done[], now: string) {
	let [name, closes] = ['open', closesAt];
	let more: { from: string; until: string } | undefined;
	const clock = (at: string) => {
		if ((name === 'open' || name === 'prolonged') && closes <= at) name = 'closed';
		if (name === 'completing' && more!.until <= at) name = 'closed';
	};
	for (const { act, at } of byTime(acts).filter((one) => one.at <= now)) {
		clock(at);
		if (!MAY[name]!.includes(act.act)) continue;
		const later = act.until !== undefined && act.until > at;
		if (act.act === 'close') {
			if (name === 'completing') more = { ...more!, until: at };
			else closes = at;
			name = 'closed';
		} else if (act.act === 'complete' && later) {
			if (closes > at) closes = at;
			more = { from: more?.from ?? at, until: act.until! };
			name = 'completing';
		} else if (act.act === 'prolong' && later) [name, closes] = ['prolonged', act.until!];
		else if (act.act === 'abandon') name = 'abandoned';
		else if (act.act === 'order') name = 'ordered';
		else if (act.act === 'arrive') name = 'pickup';
		else if (act.act === 'settle') name = 'settled';
	}
	clock(now);
	const last = more && more.until > closes ? more.until : closes;
	return { name, closes, more, grace: new Date(Date.parse(last) + graceHours * HOUR).toISOString() };
}
type Stands = ReturnType<typeof standsAt>;

const inTime = ({ closes, grace }: Stands, { written, received }: When) => written < closes && received <= grace;
const whileMore = ({ more, grace }: Stands, { written, received }: When) =>
	more !== undefined && more.from <= written && written < more.until && received <= grace;

/** By itself, or because the organiser said so once it had come. */
function counts(stands: Stands, order: Ordered, acts: readonly Done[]): boolean {
	if (inTime(stands, order) || whileMore(stands, order)) return true;
	const said = byTime(acts).filter(({ act, at }) => act.order === order.who && order.received <= at);
	return said.at(-1)?.act.act === 'confirm';
}
const amount = (lines: Lines) => Object.values(lines).reduce((sum, { quantity }) => sum + quantity, 0);

/** The households that count, and how much they ask for. */
export function sums(purchase: Purchase, orders: readonly Ordered[], acts: readonly Done[], now: string) {
	const stands = standsAt(purchase, acts, now);
	const all = orders.filter((order) => counts(stands, order, acts));
	return { households: all.length, asked: all.reduce((sum, { lines }) => sum + amount(lines), 0) };
}

/** Why an order is not taken; nothing when it is. */
export function refusesOrder(purchase: Purchase, acts: readonly Done[], lines: Lines, when: When, had: Ordered | undefined) {
	const stands = standsAt(purchase, acts, when.received);
	if (['ordered', 'pickup', 'settled', 'abandoned'].includes(stands.name)) return 'order-closed';
	if (amount(lines) === 0) return 'order-empty';
	if (inTime(stands, when)) return undefined;
	const before = had && (inTime(stands, had) || whileMore(stands, had)) ? had : undefined;
	if (whileMore(stands, when)) {
		const less = Object.entries(before?.lines ?? {}).some(([id, { quantity }]) => (lines[id]?.quantity ?? 0) < quantity);
		return less ? 'order-only-more' : undefined;
	}
	return before ? 'order-closed' : undefined;
}

/** Why one may not take an order back. */
export function refusesCancel(purchase: Purchase, acts: readonly Done[], when: When, had: Ordered | undefined) {
	if (!had) return undefined;
	const stands = standsAt(purchase, acts, when.received);
	if (['ordered', 'pickup', 'settled', 'abandoned'].includes(stands.name)) return 'order-closed';
	if (!(inTime(stands, had) || whileMore(stands, had)) || inTime(stands, when)) return undefined;
	return whileMore(stands, when) ? 'order-only-more' : 'order-closed';
}

/** Why the organiser may not do that now. */
export function refusesAct(purchase: Purchase, orders: readonly Ordered[], acts: readonly Done[], { act, at }: Done) {
	const stands = standsAt(purchase, acts, at);
	if (!MAY[stands.name]!.includes(act.act)) return 'purchase-not-now';
	const { measure, amount: wanted } = purchase.threshold;
	const so = sums(purchase, orders, acts, at);
	const reached = (measure === 'households' ? so.households : so.asked) >= wanted;
	if (act.act === 'order') {
		if (at <= stands.grace) return 'purchase-grace';
		return reached || act.anyway ? undefined : 'purchase-below';
	}
	if (act.act === 'prolong' && reached) return 'purchase-reached';
	if (act.act === 'prolong' || act.act === 'complete') {
		if (act.until! <= at) return 'day-past';
		if (Date.parse(act.until!) - Date.parse(at) > 60 * 24 * HOUR) return 'day-too-far';
	}
	if (act.act === 'price' && !purchase.lines.some(({ id }) => id === act.line)) return 'order-line-unknown';
	return undefined;
}

/** The last day on which one may order or add, by what was done with it. */
export function lastMoment(purchase: Purchase, acts: readonly Done[], now: string): string | undefined {
	if (acts.length === 0) return undefined;
	const { closes, more } = standsAt(purchase, acts, now);
	return more && more.until > closes ? more.until : closes;
}
