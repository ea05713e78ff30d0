/** What this person wants kept of the board. Said once, kept on this phone, obeyed at once. */
import type { Wishes } from '../board/copy.ts';
import { here } from './phone.svelte.ts';

export { KEEPS, type Keep } from '../board/copy.ts';
export type { Progress } from '../board/progress.ts';

class BoardWishes {
	/** Undefined until this phone's stores have been read. */
	current = $state.raw<Wishes>();

	async read(): Promise<Wishes> {
		const { board } = await here.open();
		return (this.current = await board.wishes());
	}

	/** What is no longer wanted leaves before this ends; what is wanted comes with the next exchange, which begins now. */
	async choose(change: Wishes) {
		const { board } = await here.open();
		const wishes = { ...(await board.wishes()), ...change };
		this.current = wishes;
		await board.keep(wishes);
		void here.exchange();
	}

	/** One's surroundings come first, as soon as it is known where they are. */
	async lookFrom(home: string | undefined) {
		if (home === undefined) return;
		const wishes = await this.read().catch(() => undefined);
		if (wishes && wishes.home !== home) await this.choose({ home });
	}
}

export const boardWishes = new BoardWishes();
