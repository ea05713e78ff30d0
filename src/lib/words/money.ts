/** Euros as they are written here, from whole cents. */
import { number } from './common.ts';

/** 123450 → « 1 234,50 € ». */
export function euros(cents: number): string {
	const [whole, rest] = [Math.trunc(Math.abs(cents) / 100), Math.abs(cents) % 100];
	return `${cents < 0 ? '−' : ''}${number(whole)},${String(rest).padStart(2, '0')}\u00a0€`;
}

const TYPED = /^\s*(\d{1,3}(?:[\s\u00a0\u202f]?\d{3})*|\d+)(?:[.,](\d{1,2}))?\s*€?\s*$/;

/** « 5,4 », « 1 200 € » → whole cents; undefined when it is no amount. */
export function readEuros(typed: string): number | undefined {
	const [, whole, rest = ''] = TYPED.exec(typed) ?? [];
	if (whole === undefined) return undefined;
	return Number(whole.replace(/\D/g, '')) * 100 + Number(rest.padEnd(2, '0'));
}

/** As one would type it: « 5,40 ». */
export const typedEuros = (cents: number) => (cents === 0 ? '' : euros(cents).replace('\u00a0€', ''));
