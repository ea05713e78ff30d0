/** Answers that are one tap away, for every kind of ad (`<kind>/quick.ts`). */
import type { Side } from './kind.ts';

export interface Quick {
	/** To open with, by the side of the ad. */
	readonly asker: Readonly<Record<Side, readonly string[]>>;
	/** From who offers it, where the usual ones do not fit. */
	readonly author?: readonly string[];
}

export const STILL = 'Bonjour, est-ce toujours d’actualité\u202f?';
export const FREE = 'Bonjour, est-ce toujours disponible\u202f?';
export const HELP = 'Bonjour, je peux vous aider. Quand seriez-vous libre\u202f?';
export const STILL_FREE = 'Oui, toujours disponible.';
