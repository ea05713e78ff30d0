/** What a cell of a table, or a line of a file, may say, with the sentence to show when it does not. */
import * as v from 'valibot';

const quoted = (issue: v.BaseIssue<unknown>) => `"${String(issue.input)}"`;

export const words = v.pipe(
	v.string('must be a text'),
	v.check((text) => text.trim() !== '', 'is empty: write something')
);

export const upTo = (most: number) =>
	v.pipe(
		words,
		v.check((text) => text.length <= most, `is longer than ${most} letters: ads could not say it`)
	);

export const noLonger = (most: number) =>
	v.check<string, string>((text) => text.length <= most, `is longer than ${most} letters: shorten it`);

export const insee = v.pipe(
	v.string('must be a text: put the code between quotes'),
	v.regex(/^\d[\dAB]\d{3}$/, (issue) => `${quoted(issue)} is not a commune's code (five characters, such as 05046)`)
);

export const postalCodes = v.pipe(
	v.string(),
	v.regex(
		/^\d{5}( \d{5})*$/,
		(issue) => `${quoted(issue)} is not a list of postal codes (five figures each, separated by a space)`
	),
	v.transform((text): readonly string[] => text.split(' '))
);

/** A whole number in a table, where every cell is text. */
export const whole = v.pipe(
	v.string(),
	v.regex(/^\d+$/, (issue) => `${quoted(issue)} is not a whole number`),
	v.transform(Number)
);

export const positive = v.pipe(whole, v.minValue(1, 'must be at least 1'));

/** Degrees with a point, not a comma: spreadsheets set to French write `45,331`. */
const degrees = (from: number, to: number) =>
	v.pipe(
		v.string(),
		v.regex(/^-?\d+(\.\d+)?$/, (issue) => `${quoted(issue)} is not a number of degrees (write 45.331, with a point)`),
		v.transform(Number),
		v.minValue(from, `must be between ${from} and ${to}`),
		v.maxValue(to, `must be between ${from} and ${to}`)
	);

export const latitude = degrees(-90, 90);
export const longitude = degrees(-180, 180);

/** One of two words, read as true or false. */
export const either = (yes: string, no: string) =>
	v.pipe(
		v.string(),
		v.check(
			(text) => text === yes || text === no,
			(issue) => `${quoted(issue)} must be "${yes}" or "${no}"`
		),
		v.transform((text) => text === yes)
	);

export const oneOf = <const T extends readonly string[]>(choices: T) =>
	v.picklist(choices, `must be one of: ${choices.join(', ')}`);
