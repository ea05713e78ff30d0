import { building } from '$app/environment';
import type { Handle } from '@sveltejs/kit';
import type { BoardReader } from '../server/board/reader.ts';

/** Put there by the server before it imports this build (`server/shared-board.ts`). */
const BOARD = Symbol.for('sharetreuse.board');

export const handle: Handle = ({ event, resolve }) => {
	const board = (globalThis as { [BOARD]?: BoardReader })[BOARD];
	if (board) event.locals.board = board;
	else if (!building) throw new Error('the board was not opened before the pages');
	return resolve(event);
};
