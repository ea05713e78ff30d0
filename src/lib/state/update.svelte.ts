/**
 * The service worker, and the polite question when a new version is there.
 *
 * A new version waits until it is accepted, or every tab is closed. Accepted in one tab, it becomes every tab's: each
 * reloads at its own address as soon as nobody is writing in it, and at the latest when it goes to another page.
 */
import { dev, version } from '$app/environment';
import { manners } from './manners.svelte.ts';

class UpdateState {
	/** A new version waits. Nothing happens until `apply` is called, or every tab is closed. */
	waiting = $state(false);
	/** Another tab took the new version: this one still runs the former. */
	behind = $state(false);
	/** The person may be asked now; while they write, they are only told. */
	mayAsk = $derived(this.waiting && !this.behind && manners.calm);
	readonly version = version;
	#apply: (() => void) | undefined;

	apply() {
		if (manners.calm) this.#apply?.();
	}

	/** The moment when nobody minds. Called at each change of manners. */
	catchUp() {
		if (this.behind && manners.calm) location.reload();
	}

	async register() {
		const { Workbox } = await import('workbox-window');
		const worker = new Workbox('/service-worker.js', { updateViaCache: 'none' });
		const hadOne = navigator.serviceWorker.controller !== null;
		let accepted = false;
		worker.addEventListener('waiting', () => {
			this.waiting = true;
			this.#apply = () => {
				accepted = true;
				worker.addEventListener('controlling', () => location.reload());
				worker.messageSkipWaiting();
				// With two tabs open the change of worker may stall; a reload frees it (seen in a third of runs).
				setTimeout(() => location.reload(), STALLED_MS);
			};
		});
		// Not at the first visit, when a worker takes charge of a page that is as new as itself.
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			if (accepted || !hadOne) return;
			this.behind = true;
			this.catchUp();
		});
		await worker.register();
		const look = () => void worker.update().catch(() => {});
		// A kiosk never navigates, so the browser never looks by itself.
		document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
		addEventListener('online', look);
		setInterval(look, LOOK_MS);
	}
}

const STALLED_MS = 3_000;
const LOOK_MS = 4 * 3_600_000;

export const update = new UpdateState();

/** After the page is readable. There is none in development: its code would never be new. */
export function startWorker() {
	if (!dev && 'serviceWorker' in navigator) void update.register().catch(() => {});
}
