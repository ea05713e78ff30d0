import { readFileSync } from 'node:fs';
import type { Problems } from './problems.ts';

/** The text of a file of the kit, without the mark some spreadsheets put first; empty, and told, when it cannot be read. */
export function readText(file: string, problems: Problems): string | undefined {
	try {
		return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
	} catch {
		problems.add(file, undefined, 'cannot be read; every kit needs this file (copy it from territories/chartreuse)');
		return undefined;
	}
}
