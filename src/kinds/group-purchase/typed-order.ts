/**
 * An order while it is typed. What lies under the form may change meanwhile: another device of the household has ordered, and
 * this one has just heard of it. What was not touched here follows it; what was typed here stays. No line is lost by pressing
 * « Enregistrer » on a form that was opened before (F4).
 */
import type { Order, Wish } from './order.ts';

export interface TypedOrder {
	readonly lines: Readonly<Record<string, Wish>>;
	readonly pickup?: string | undefined;
	readonly phone: string;
	readonly note: string;
}

export const NO_ORDER: TypedOrder = { lines: {}, phone: '', note: '' };

export const typedOrder = ({
	lines,
	pickup,
	phone = '',
	note = ''
}: Pick<Order, 'lines' | 'pickup' | 'phone' | 'note'>): TypedOrder => ({
	lines,
	...(pickup !== undefined && { pickup }),
	phone,
	note
});

/** None of a line is no line. */
const same = (a: Wish | undefined, b: Wish | undefined) =>
	(a?.quantity ?? 0) === (b?.quantity ?? 0) && (a?.upTo ?? a?.quantity ?? 0) === (b?.upTo ?? b?.quantity ?? 0);

export function isSameOrder(a: TypedOrder, b: TypedOrder): boolean {
	const ids = Object.keys({ ...a.lines, ...b.lines });
	return a.pickup === b.pickup && a.phone === b.phone && a.note === b.note && ids.every((id) => same(a.lines[id], b.lines[id]));
}

/** `typed` was begun over `base`, which has become `now`. */
export function rebased(typed: TypedOrder, base: TypedOrder, now: TypedOrder): TypedOrder {
	const ids = Object.keys({ ...now.lines, ...typed.lines });
	const lines = ids.flatMap((id): [string, Wish][] => {
		const wish = same(typed.lines[id], base.lines[id]) ? now.lines[id] : typed.lines[id];
		return wish ? [[id, wish]] : [];
	});
	const pick = <Key extends 'pickup' | 'phone' | 'note'>(key: Key) => (typed[key] === base[key] ? now[key] : typed[key]);
	const pickup = pick('pickup');
	return { lines: Object.fromEntries(lines), ...(pickup !== undefined && { pickup }), phone: pick('phone'), note: pick('note') };
}
