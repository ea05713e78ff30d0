import * as v from 'valibot';
import { readText } from './file.ts';
import type { Problems } from './problems.ts';

/** A row of a table and where it is written. */
export interface Row<T> {
	readonly line: number;
	readonly value: T;
}

export interface Table<T> {
	readonly rows: readonly Row<T>[];
	/**
	 * The first cell of every row, right or wrong: a slip in one cell must not be told again by all that refer to its row.
	 * Absent when the table could not be read at all.
	 */
	readonly keys?: ReadonlySet<string>;
}

type Columns = v.ObjectEntries;

const isComment = (line: string) => line.trim() === '' || line.startsWith('#');

/** Spreadsheets add empty cells at the end of short rows: they are not a mistake. */
function cellsOf(line: string): string[] {
	const cells = line.split('\t').map((cell) => cell.trim());
	while (cells.at(-1) === '') cells.pop();
	return cells;
}

/**
 * Reads a table kept as text with tabs: one header line, one row a line, `#` for comments.
 * The keys of `columns` are the header; rows that do not fit are told and left out.
 */
export function readTable<const C extends Columns>(
	file: string,
	columns: C,
	problems: Problems
): Table<v.InferOutput<v.ObjectSchema<C, undefined>>> {
	const text = readText(file, problems);
	if (text === undefined) return { rows: [] };
	const schema = v.object(columns);
	const names = Object.keys(columns);
	const rows: Row<v.InferOutput<typeof schema>>[] = [];
	const keys = new Set<string>();
	let header = false;
	for (const [index, written] of text.split(/\r?\n/).entries()) {
		if (isComment(written)) continue;
		const line = index + 1;
		const cells = cellsOf(written);
		if (!header) {
			header = true;
			if (cells.join('\t') === names.join('\t')) continue;
			problems.add(file, line, `the columns must be ${names.join(', ')}, in this order and separated by tabs`);
			return { rows: [] };
		}
		keys.add(cells[0] ?? '');
		if (cells.length > names.length) {
			problems.add(file, line, `${cells.length} cells for ${names.length} columns (${names.join(', ')}): remove a tab`);
			continue;
		}
		const read = v.safeParse(schema, Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
		if (read.success) rows.push({ line, value: read.output });
		else for (const issue of read.issues) problems.add(file, line, `${v.getDotPath(issue)}: ${issue.message}`);
	}
	if (!header) problems.add(file, undefined, `is empty: its first line must name the columns ${names.join(', ')}`);
	return { rows, keys };
}
