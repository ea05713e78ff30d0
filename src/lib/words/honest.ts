/** The line of honesty: what is on this phone, from when, and what still has to leave it. It never shouts. */
import type { Instant } from '../../domain/dates.ts';
import { count } from './common.ts';
import { copyOf } from './dates.ts';

export interface Honest {
	/** Live ads on this phone; undefined before the first copy. */
	readonly ads?: number | undefined;
	/** When they were last exchanged. */
	readonly copiedAt?: Instant | undefined;
	/** Own texts the other side has not confirmed. */
	readonly toSend: number;
	/** An exchange is under way: nothing is said of the network while it is being tried. */
	readonly busy?: boolean | undefined;
	/** How the last exchange went; undefined before the first. */
	readonly reached?: boolean | undefined;
}

/** « 312 annonces, copie de mardi 18 h · 2 à envoyer ». */
export function honestLine({ ads, copiedAt, toSend, busy = false, reached = true }: Honest, now: Instant): string {
	const board =
		ads === undefined || !copiedAt
			? 'Pas encore de copie sur ce téléphone'
			: `${count(ads, 'annonce', 'annonces')}, ${copyOf(copiedAt, now)}`;
	const sending = toSend > 0 ? ` · ${toSend}\u00a0à envoyer` : '';
	return board + sending + (reached || busy ? '' : ' · pas de réseau');
}
