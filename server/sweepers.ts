/** What is looked for by itself, now and then: at the start or a little later, then at its own pace, until the server ends. */
interface Sweeper {
	readonly work: () => Promise<void>;
	/** Milliseconds after the start; none: at once. */
	readonly first?: number;
	readonly every: number;
}

/** Returns how to stop. What is under way ends by itself. */
export function startSweepers(all: readonly Sweeper[], onError: (error: unknown) => void): () => void {
	const timers = all.flatMap(({ work, first, every }) => {
		const sweep = () => void work().catch(onError);
		if (first === undefined) sweep();
		return [...(first === undefined ? [] : [setTimeout(sweep, first).unref()]), setInterval(sweep, every).unref()];
	});
	return () => {
		for (const timer of timers) clearTimeout(timer);
	};
}
