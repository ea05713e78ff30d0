/** Which turns of a participation are news to whom they are told: what somebody has just done themselves is none. */
import type { RosterDoc, StandingDoc } from '../parts/docs.ts';

export const isNews = ({ type, state, why }: Pick<StandingDoc | RosterDoc, 'type' | 'state' | 'why'>): boolean =>
	type === 'roster'
		? state === 'asked' || (state === 'cancelled' && why === undefined)
		: state === 'accepted' || state === 'refused' || state === 'closed' || why !== undefined;
