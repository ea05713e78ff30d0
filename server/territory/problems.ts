/**
 * What is wrong in a kit. A volunteer corrects it with a spreadsheet and a text editor, so every problem names
 * the file and the line, and all of them are told at once: one start, one list, one round of corrections.
 */

export interface Problem {
	readonly file: string;
	/** Counted from 1, as text editors do. Absent when the whole file is at fault (it is missing). */
	readonly line?: number | undefined;
	readonly message: string;
}

const written = ({ file, line, message }: Problem) => `${line === undefined ? file : `${file}:${line}`}: ${message}`;

export class TerritoryError extends Error {
	override readonly name = 'TerritoryError';
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super(problems.map(written).join('\n'));
		this.problems = problems;
	}
}

/** Collects problems while a kit is read, then throws them together. */
export class Problems {
	readonly #found: Problem[] = [];

	add(file: string, line: number | undefined, message: string) {
		this.#found.push({ file, line, message });
	}

	throwIfAny() {
		if (this.#found.length > 0) throw new TerritoryError(this.#found);
	}
}
