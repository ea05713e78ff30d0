/** When a person must not be interrupted: on a page for writing, in a field, or with something typed and not sent. */

/** Pages whose whole purpose is to write. */
const WRITING = /^\/(publier|inscription|connexion)$|\/(repondre|signaler)$|^\/(echanges|moi\/versions)\/./;

export const isWritingPage = (path: string) => WRITING.test(path);

const formOf = (target: EventTarget | null) => (target instanceof Element ? target.closest('form') : null);
const isField = (target: EventTarget | null) => target instanceof Element && target.matches('input, textarea, select');

class Manners {
	#path = $state('');
	#focused = $state(false);
	#typed = $state(false);

	writing = $derived(isWritingPage(this.#path));
	/** Something may be asked of the person now. */
	calm = $derived(!this.writing && !this.#focused && !this.#typed);

	/** Another page: what was typed on the former one is saved, or was given up. */
	arrive(path: string) {
		this.#path = path;
		this.#typed = false;
		this.#focused = false;
	}

	/** Follows the fields of the page. Returns how to stop. */
	start(): () => void {
		// Read a moment later: an element that a page takes away while it is drawn loses the focus in the middle of that.
		const look = () =>
			queueMicrotask(() => {
				const { activeElement } = document;
				this.#focused = isField(activeElement) && formOf(activeElement) !== null;
			});
		const on = {
			focusin: look,
			focusout: look,
			input: ({ target }: Event) => {
				if (formOf(target)) this.#typed = true;
			},
			submit: () => (this.#typed = false)
		};
		const names = Object.keys(on) as (keyof typeof on)[];
		for (const name of names) document.addEventListener(name, on[name]);
		return () => {
			for (const name of names) document.removeEventListener(name, on[name]);
		};
	}
}

export const manners = new Manners();
