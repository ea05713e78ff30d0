/**
 * Putting the board on the home screen: offered once the person has done something useful here or came a third time,
 * never again once declined, and not at all where it is installed already.
 */
import { memory } from './memory.ts';

/** What some browsers hand over, to be shown when the moment is right. */
interface InstallPrompt extends Event {
	prompt(): Promise<unknown>;
	readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/** `ask`: one tap does it. `apple`: by hand, on iPhone and iPad. `other`: by hand, through the browser's menu. */
export type InstallWay = 'ask' | 'apple' | 'other';

const VISITS = 'visits';
const EARNED = 'install-earned';
const DECLINED = 'install-declined';
const THIS_VISIT = 'visit-counted';
const ENOUGH_VISITS = 3;

/** An iPad says it is a Mac; no Mac has fingers on its screen. */
const isApple = () =>
	/iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const isInstalled = () =>
	matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)').matches ||
	(navigator as { standalone?: boolean }).standalone === true;

class Install {
	#prompt = $state.raw<InstallPrompt>();
	#earned = $state(false);
	#declined = $state(false);
	/** Whether the page has had time to see where it is: before, nothing is offered and nothing is said. */
	known = $state(false);
	installed = $state(false);
	apple = $state(false);

	way = $derived<InstallWay>(this.#prompt ? 'ask' : this.apple ? 'apple' : 'other');
	offered = $derived(this.known && this.#earned && !this.#declined && !this.installed);

	/** Called once by the root layout. Returns how to stop. */
	start(): () => void {
		this.known = true;
		this.installed = isInstalled();
		this.apple = isApple();
		this.#declined = memory.get(DECLINED) !== undefined;
		this.#earned = memory.get(EARNED) !== undefined || countVisit() >= ENOUGH_VISITS;
		const keep = (event: Event) => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
		};
		const done = () => (this.installed = true);
		addEventListener('beforeinstallprompt', keep);
		addEventListener('appinstalled', done);
		return () => {
			removeEventListener('beforeinstallprompt', keep);
			removeEventListener('appinstalled', done);
		};
	}

	earn() {
		this.#earned = true;
		memory.set(EARNED, '1');
	}

	/** For good. */
	decline() {
		this.#declined = true;
		memory.set(DECLINED, '1');
	}

	/** Shows the browser's own question. Declined there is declined here. */
	async ask() {
		const prompt = this.#prompt;
		if (!prompt) return;
		this.#prompt = undefined;
		await prompt.prompt();
		if ((await prompt.userChoice).outcome === 'accepted') this.installed = true;
		else this.decline();
	}
}

/** A visit lasts as long as its tab. */
function countVisit(): number {
	const before = Number(memory.get(VISITS) ?? 0);
	try {
		if (sessionStorage.getItem(THIS_VISIT)) return before;
		sessionStorage.setItem(THIS_VISIT, '1');
	} catch {
		return before;
	}
	memory.set(VISITS, String(before + 1));
	return before + 1;
}

export const install = new Install();
