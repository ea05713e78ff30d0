/**
 * Which files the app comes in. On a slow link each request has its price, so what is needed together comes together; and
 * what few need is not carried by everybody. Decided from the imports themselves, so that no list has to be kept: a module
 * goes where the first of these reaches it, without a dynamic import on the way.
 */
import type { Plugin } from 'vite';

/** Where readers arrive: all that these need comes in one file. */
const READERS = [
	/\/src\/routes\/\+(layout|error|page)\.(svelte|ts)$/,
	/\/src\/routes\/annonces\/\+page\.(svelte|ts)$/,
	/\/kit\/src\/runtime\/client\/entry\.js$/
];
/** What the phone keeps, fetched right behind the first page. */
const STORES = [/\/src\/lib\/state\/follow\.ts$/, /\/src\/lib\/ui\/UndoToast\.svelte$/];
/** A mailbox, for whoever has one. */
const MAILBOX = [/\/src\/lib\/mailbox\/(pouch|mailbox)\.ts$/];
/** One ad, and what one has asked of it: who comes by a link takes no form with it. */
const ONE_AD = [/\/src\/routes\/annonces\/\[id\]\/\+page\.(svelte|ts)$/];
/** Pages for writing: what several of them need comes in one file. */
const WRITERS = [
	/\/src\/routes\/(publier|moi|inscription|echanges|connexion|trajets|achats|annonces\/\[id\]\/(repondre|signaler|demander))\/.*\.svelte$/
];
const SEVERAL = 3;

/** The output groups, and the plugin that tells them who imports whom. */
export function chunks() {
	const imports = new Map<string, readonly string[]>();
	let reached = new Map<string, string>();
	let writers = new Map<string, number>();

	function reach(roots: readonly RegExp[], visit: (id: string) => boolean) {
		const todo = [...imports.keys()].filter((id) => roots.some((root) => root.test(plain(id))));
		for (let id = todo.pop(); id !== undefined; id = todo.pop()) if (visit(id)) todo.push(...(imports.get(id) ?? []));
	}

	function decide() {
		reached = new Map();
		for (const [name, roots] of [
			['base', READERS],
			['stores', STORES],
			['mailbox', MAILBOX],
			['ad', ONE_AD]
		] as const) {
			reach(roots, (id) => !reached.has(id) && reached.set(id, name) !== undefined);
		}
		writers = new Map();
		for (const page of [...imports.keys()].filter((id) => WRITERS.some((root) => root.test(plain(id))))) {
			const seen = new Set<string>();
			for (const todo = [page]; todo.length > 0;) {
				const id = todo.pop() ?? '';
				if (seen.has(id) || reached.has(id)) continue;
				seen.add(id);
				todo.push(...(imports.get(id) ?? []));
			}
			for (const id of seen) writers.set(id, (writers.get(id) ?? 0) + 1);
		}
	}

	const plugin: Plugin = {
		name: 'chunks',
		apply: 'build',
		buildEnd() {
			imports.clear();
			for (const id of this.getModuleIds()) imports.set(id, this.getModuleInfo(id)?.importedIds ?? []);
			decide();
		}
	};
	const group = (name: string, priority: number) => ({ name, priority, test: (id: string) => reached.get(id) === name });
	const groups = [
		group('base', 5),
		group('stores', 4),
		group('mailbox', 3),
		group('ad', 2),
		{ name: 'writing', priority: 1, test: (id: string) => (writers.get(id) ?? 0) >= SEVERAL }
	];
	return { plugin, groups };
}

const plain = (id: string) => id.split('?')[0] ?? id;
