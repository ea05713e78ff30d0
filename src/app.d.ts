import type { BoardReader } from '../server/board/reader.ts';

declare global {
	namespace App {
		interface Locals {
			/** The public board, as the server holds it. Absent while prerendering. */
			board: BoardReader;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}

export {};
