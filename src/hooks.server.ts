import { building } from '$app/environment';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import type { BoardReader } from '../server/board/reader.ts';
import { isExpired } from './domain/ad.ts';
import { dayOf } from './domain/dates.ts';
import { isAdId } from './domain/ids.ts';

/** Put there by the server before it imports this build (`server/shared-board.ts`). */
const BOARD = Symbol.for('sharetreuse.board');

/**
 * An ad past its date can still be read by whoever kept its address, and says that it is over. To machines it is gone
 * (N8): Kit has no way for a page to say both, so its status is changed on the way out.
 */
function isOver({ route, params, locals }: RequestEvent): boolean {
	if (route.id !== '/annonces/[id]' || !params.id || !isAdId(params.id)) return false;
	const found = locals.board.get(params.id);
	return typeof found === 'object' && isExpired(found.ad, dayOf(found.now));
}

export const handle: Handle = async ({ event, resolve }) => {
	const board = (globalThis as { [BOARD]?: BoardReader })[BOARD];
	if (board) event.locals.board = board;
	else if (!building) throw new Error('the board was not opened before the pages');
	const response = await resolve(event);
	return response.status === 200 && isOver(event)
		? new Response(response.body, { status: 410, headers: response.headers })
		: response;
};
