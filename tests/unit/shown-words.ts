/** Every French sentence that can be shown: those of the app, and those of a territory's kit as they are set. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadTerritory } from '../../server/territory/load.ts';
import { typeset } from '../../src/lib/words/typography.ts';

const FOLDER = new URL('../../src/lib/words/', import.meta.url);
/** What is said of each kind of ad. */
const OF_KINDS = ['words.ts', 'quick.ts'].map((name) => new URL(`../../src/kinds/${name}`, import.meta.url));
/** Made of pieces put together elsewhere: tested by what they say (`words.test.ts`). */
const PIECES = ['dates.ts', 'honest.ts', 'typography.ts'];

/** Every text of a module, whatever it is nested in; functions are asked with a number, then with a text. */
export function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function')
		return [3, 'Sarcenas'].flatMap((given) => {
			try {
				return textsOf((value as (...all: unknown[]) => unknown)(given, given));
			} catch {
				return [];
			}
		});
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

export interface Shown {
	readonly from: string;
	readonly texts: readonly string[];
}

export async function shownWords(): Promise<Shown[]> {
	const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !PIECES.includes(name));
	const files = [...names.map((name) => new URL(name, FOLDER)), ...OF_KINDS];
	const modules = await Promise.all(
		files.map(async ({ href }) => ({
			from: href.slice(href.indexOf('/src/') + 5),
			texts: textsOf({ ...((await import(href)) as object) })
		}))
	);
	const { territory } = loadTerritory(resolve('territories/chartreuse'));
	const { tagline, texts, categories, contact } = territory;
	return [
		...modules.filter((one) => one.texts.length > 0),
		{
			from: 'territory.yaml',
			texts: textsOf({ tagline, texts, categories: categories.map(({ label }) => label), contact }).map(typeset)
		}
	];
}
