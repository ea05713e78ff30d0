import type { BoardReader } from '../server/board/reader.ts';

declare global {
	/** The button pressed before the app came, if nothing was written since (`src/app.html`). */
	var earlyPress: (() => HTMLButtonElement | undefined) | undefined;

	namespace App {
		interface Locals {
			/** The public board, as the server holds it. Absent while prerendering. */
			board: BoardReader;
		}
		interface PageState {
			/** This entry of the history was made by the page itself: going back stays on it. */
			own?: true;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}

export {};
