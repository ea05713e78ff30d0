/** What the browser promises of what is kept here: whether it may erase it by itself, and how much there is. */

class Keeping {
	/** Undefined where the browser does not say. */
	persistent = $state<boolean>();
	/** The browser was asked, and would not promise. */
	refused = $state(false);
	/** Bytes. */
	used = $state<number>();

	/** Asked of the browser only after a useful act: it then more often says yes, and a person knows why. */
	async askToPersist() {
		try {
			if (await navigator.storage.persisted()) this.persistent = true;
			else {
				this.persistent = await navigator.storage.persist();
				this.refused = !this.persistent;
			}
		} catch {
			// An old browser, or plain HTTP: nothing is promised, and nothing is asked.
		}
	}

	async look() {
		try {
			const [persistent, { usage }] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()]);
			this.persistent = persistent;
			this.used = usage;
		} catch {
			// As above.
		}
	}
}

export const keeping = new Keeping();
