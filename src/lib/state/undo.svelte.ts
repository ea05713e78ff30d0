/** What can still be taken back (O6), wherever one goes in the app meanwhile. One thing at a time: the last. */

interface Offer {
	readonly said: string;
	readonly take: () => Promise<unknown>;
}

class Undo {
	current = $state.raw<Offer>();

	offer(said: string, take: Offer['take']) {
		this.current = { said, take };
	}

	async take() {
		const taken = this.current;
		this.current = undefined;
		await taken?.take();
	}

	close() {
		this.current = undefined;
	}
}

export const undo = new Undo();
