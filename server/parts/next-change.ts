/** Looks at the books at the very moment one of them changes by itself: a purchase closes at noon, not at the next hour. */
interface Deps {
	readonly now: () => number;
	/** Looks at every book, and says again what comes next (`at`). */
	readonly look: () => void;
	/** How often it is done anyway: what is further away than that is said again in time. */
	readonly every: number;
}

export function createNextChange({ now, look, every }: Deps) {
	let timer: NodeJS.Timeout | undefined;
	let next = Infinity;

	function ring() {
		next = Infinity;
		look();
	}

	return {
		/** Something changes then. Only the first of all is waited for. */
		at(moment: number): void {
			const wait = moment - now();
			if (moment >= next || wait > every) return;
			clearTimeout(timer);
			next = moment;
			timer = setTimeout(ring, Math.max(0, wait));
			timer.unref();
		},
		stop: () => clearTimeout(timer)
	};
}
