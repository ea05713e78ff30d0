/** The service worker, and the polite question when a new version is there. Drafts are saved at each keystroke. */
import { dev } from '$app/environment';

class UpdateState {
	/** A new version waits. Nothing happens until `apply` is called, or every tab is closed. */
	waiting = $state(false);
	#apply: (() => void) | undefined;

	apply() {
		this.#apply?.();
	}

	async register() {
		const { Workbox } = await import('workbox-window');
		const worker = new Workbox('/service-worker.js', { updateViaCache: 'none' });
		worker.addEventListener('waiting', () => {
			this.waiting = true;
			this.#apply = () => {
				worker.addEventListener('controlling', () => location.reload());
				worker.messageSkipWaiting();
				// With two tabs open the change of worker may stall; a reload frees it (seen in a third of runs).
				setTimeout(() => location.reload(), STALLED_MS);
			};
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
