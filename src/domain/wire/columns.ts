/**
 * How a column of values is written so that brotli finds little left to do: choices as one sign each, rare values
 * by the distance to the next one, numbers in a fixed width. Each reader throws on anything that is not one of its own.
 */
import * as v from 'valibot';

/** What is not a column written here: half an answer, or something else altogether. */
export class Unreadable extends Error {
	override name = 'Unreadable';
}

/** One sign a choice. `~` begins two signs, for the choices after the first ones. */
const SIGNS = '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}';
const FIRST = SIGNS.length;
const signAt = new Map(Array.from(SIGNS, (sign, index) => [sign, index]));

export const choicesSchema = v.tuple([v.array(v.string()), v.string()]);
/** The values, most frequent first, then one sign or two for each row. */
export type Choices = v.InferOutput<typeof choicesSchema>;

export function writeChoices(rows: readonly string[]): Choices {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
	const values = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([value]) => value);
	const signs = new Map(values.map((value, index) => [value, signsOf(index)]));
	return [values, rows.map((row) => signs.get(row)).join('')];
}

const signsOf = (index: number): string =>
	index < FIRST
		? SIGNS.charAt(index)
		: `~${SIGNS.charAt(Math.floor((index - FIRST) / FIRST))}${SIGNS.charAt((index - FIRST) % FIRST)}`;

export function readChoices([values, signs]: Choices, count: number): string[] {
	const rows: string[] = [];
	for (let at = 0; at < signs.length; at += 1) {
		let index = signAt.get(signs.charAt(at));
		if (signs[at] === '~') {
			index = FIRST + (signAt.get(signs.charAt(at + 1)) ?? NaN) * FIRST + (signAt.get(signs.charAt(at + 2)) ?? NaN);
			at += 2;
		}
		const value = values[index ?? -1];
		if (value === undefined) throw new Unreadable('a choice that is not in its list');
		rows.push(value);
	}
	return sized(rows, count);
}

export const sparseSchema = v.tuple([v.array(v.number()), v.array(v.string())]);
/** Rows left out before each value, and the values. */
export type Sparse = v.InferOutput<typeof sparseSchema>;

/** A column that nobody has a value in. */
export const NONE: Sparse = [[], []];

export function writeSparse(rows: readonly (string | undefined)[]): Sparse {
	const [skips, values]: Sparse = [[], []];
	let next = 0;
	rows.forEach((row, index) => {
		if (row === undefined) return;
		skips.push(index - next);
		values.push(row);
		next = index + 1;
	});
	return [skips, values];
}

export function readSparse([skips, values]: Sparse, count: number): (string | undefined)[] {
	const rows = new Array<string | undefined>(count).fill(undefined);
	let at = -1;
	skips.forEach((skip, index) => {
		at += skip + 1;
		if (!(at < count)) throw new Unreadable('a value beyond the last row');
		rows[at] = values[index];
	});
	return rows;
}

/** Numbers below 32 ** `width`, side by side. */
export const writeFixed = (rows: readonly number[], width: number) =>
	rows.map((row) => row.toString(32).padStart(width, '0')).join('');

export const readFixed = (text: string, width: number, count: number): number[] =>
	cutFixed(text, width, count).map((digits) => {
		const value = Number.parseInt(digits, 32);
		if (Number.isNaN(value)) throw new Unreadable('not a number');
		return value;
	});

export function cutFixed(text: string, width: number, count: number): string[] {
	if (text.length !== width * count) throw new Unreadable('a column of another length');
	return Array.from({ length: count }, (_, row) => text.slice(row * width, (row + 1) * width));
}

/** Every column of a block has as many rows as the block. */
export function sized<T>(rows: readonly T[], count: number): T[] {
	if (rows.length !== count) throw new Unreadable('a column of another length');
	return [...rows];
}
