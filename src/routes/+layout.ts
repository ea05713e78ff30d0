import { browser, building } from '$app/environment';
import type { Instant } from '../domain/dates.ts';
import { isHydrating } from '../lib/state/hydration.ts';
import type { LayoutLoad } from './$types';

/** What every page says of the board; on a phone that has a copy, the copy says it. */
interface BoardState {
	readonly now?: Instant;
	readonly live?: number;
	readonly demo?: boolean;
}

export const load: LayoutLoad = async ({ fetch }): Promise<BoardState> => {
	if (building || (browser && !isHydrating())) return {};
	const response = await fetch('/data/panneau');
	return (await response.json()) as BoardState;
};
