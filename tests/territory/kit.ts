/** The kit of the Chartreuse, and copies of it to spoil. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadDemo } from '../../server/territory/demo.ts';
import { loadTerritory } from '../../server/territory/load.ts';
import { TerritoryError } from '../../server/territory/problems.ts';

export const KIT = 'territories/chartreuse';

/** A copy of the kit, thrown away after the test. */
export function copyOfKit(): string {
	const folder = mkdtempSync(join(tmpdir(), 'kit-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync(KIT, folder, { recursive: true });
	return folder;
}

/** Changes a file of a kit and answers the number of the first line that is no longer the same. */
export function alter(folder: string, file: string, change: (text: string) => string): number {
	const path = join(folder, file);
	const before = readFileSync(path, 'utf8');
	const after = change(before);
	writeFileSync(path, after);
	const lines = before.split('\n');
	const at = after.split('\n').findIndex((line, index) => line !== lines[index]);
	if (at < 0) throw new Error(`${file} was not altered`);
	return at + 1;
}

/** Everything said about a kit, each without the name of its temporary folder. */
export function complaintsAbout(folder: string): string[] {
	try {
		loadDemo(folder, loadTerritory(folder).territory);
		return [];
	} catch (error) {
		if (!(error instanceof TerritoryError)) throw error;
		return error.message.split('\n').map((line) => line.replaceAll(`${folder}/`, ''));
	}
}
