/**
 * What a first visit may cost a phone in a valley, in kB as sent (brotli). The build fails above.
 * At 50 kbit/s each 6 kB is a second of somebody's life.
 */
export const BUDGETS = {
	/** P2: scripts fetched before the list answers to a finger. */
	blockingScripts: 90,
	/** P2: all that the first visit brings, the page itself and its face included: scripts, styles, the font. */
	firstLoad: 140
};

/** The route where most people arrive. */
export const FIRST_ROUTE = '/annonces';
