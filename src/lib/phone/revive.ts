/**
 * iOS lets connections to IndexedDB die while the app is in the background: some calls then fail, others never end.
 * On coming back: probe; if that fails, open again; if that fails too, reload the page, once, and never over a form.
 */

export type Revived = 'alive' | 'reopened' | 'reloading' | 'dead';

export interface ReviveDeps {
	/** A small read of a store. May fail, or never end. */
	readonly probe: () => Promise<unknown>;
	readonly reopen: () => Promise<unknown>;
	readonly reload: () => void;
	/** Nobody is in the middle of a form. */
	readonly mayReload: () => boolean;
	/** Survives the reload and ends with the tab: without it, a blocked store would reload for ever. */
	readonly once: { readonly done: () => boolean; readonly mark: () => void; readonly clear: () => void };
	readonly patienceMs?: number;
}

/** A dead connection says nothing; a slow phone answers within this. */
const PATIENCE_MS = 4_000;

export async function revive(deps: ReviveDeps): Promise<Revived> {
	const { probe, reopen, reload, mayReload, once, patienceMs = PATIENCE_MS } = deps;
	const works = () => within(patienceMs, probe());
	if (await works()) {
		once.clear();
		return 'alive';
	}
	if ((await within(patienceMs, reopen())) && (await works())) return 'reopened';
	if (once.done() || !mayReload()) return 'dead';
	once.mark();
	reload();
	return 'reloading';
}

function within(ms: number, work: Promise<unknown>): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(false), ms);
		const end = (good: boolean) => {
			clearTimeout(timer);
			resolve(good);
		};
		work.then(
			() => end(true),
			() => end(false)
		);
	});
}
