import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { readText } from './file.ts';
import type { Problems } from './problems.ts';

type Path = readonly (string | number)[];

/** A file read and checked, which still knows on what line each of its values is written. */
export interface Read<T> {
	readonly value: T;
	readonly lineOf: (path: Path) => number;
}

/** An object with these fields and no other, so that a misspelt field is told rather than ignored. */
export const fields = <const E extends v.ObjectEntries>(entries: E) =>
	v.strictObject(entries, (issue) => {
		if (issue.expected === 'never') return `is not known here; the fields are ${Object.keys(entries).join(', ')}`;
		return issue.received === 'undefined' ? 'is missing: add it' : 'must be a group of fields (name: value)';
	});

export const list = <S extends v.GenericSchema>(item: S) => v.array(item, 'must be a list (groups of lines that begin with -)');

const pathOf = (issue: v.BaseIssue<unknown>): (string | number)[] =>
	issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];

/** A rank in a list says nothing that the line does not say better. */
const isName = (key: string | number) => typeof key === 'string';

/** Reads a YAML file; undefined when something is wrong with it, which is then told in `problems`. */
export function readYaml<S extends v.GenericSchema>(
	file: string,
	schema: S,
	problems: Problems
): Read<v.InferOutput<S>> | undefined {
	const text = readText(file, problems);
	if (text === undefined) return undefined;
	const lineCounter = new LineCounter();
	const document = parseDocument(text, { lineCounter, prettyErrors: false });
	const lineAt = (offset: number) => lineCounter.linePos(offset).line;

	/** The line of the nearest thing that is written: a missing field is told on the line of what lacks it. */
	function lineOf(path: Path): number {
		for (let depth = path.length; depth >= 0; depth -= 1) {
			const node = document.getIn(path.slice(0, depth), true);
			if (isNode(node) && node.range) return lineAt(node.range[0]);
		}
		return 1;
	}

	if (document.errors.length > 0) {
		for (const error of document.errors) problems.add(file, lineAt(error.pos[0]), `cannot be understood: ${error.message}`);
		return undefined;
	}
	const read = v.safeParse(schema, document.toJS());
	if (read.success) return { value: read.output, lineOf };
	for (const issue of read.issues) {
		const path = pathOf(issue);
		problems.add(file, lineOf(path), [...path.filter(isName), issue.message].join(': '));
	}
	return undefined;
}
