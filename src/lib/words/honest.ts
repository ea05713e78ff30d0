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
	/** This phone cannot keep a copy: what is read comes from the network each time. */
	readonly unkept?: boolean | undefined;
}

/** « 312 annonces, copie de mardi 18 h · 2 à envoyer ». */
export function honestLine(
	{ ads, copiedAt, toSend, busy = false, reached = true, unkept = false }: Honest,
	now: Instant
): string {
	const kept = ads !== undefined && copiedAt ? `${count(ads, 'annonce', 'annonces')}, ${copyOf(copiedAt, now)}` : undefined;
	const board = unkept ? 'Lu par le réseau\u202f: ce téléphone ne garde rien' : (kept ?? 'Pas encore de copie sur ce téléphone');
	const sending = toSend > 0 ? ` · ${toSend}\u00a0à envoyer` : '';
	return board + sending + (reached || busy ? '' : ' · pas de réseau');
}
