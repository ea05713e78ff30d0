/** A server with its clock in the test's hand, and a board to be filled at once. */
import type { PublicAd } from '../../../src/domain/ad.ts';
import { startServer } from '../../factories/server.ts';

export const ORIGIN = 'http://board.test';

export interface Outside {
	readonly clock: { now: number };
	/** `Monday 23 November 2026, 9 h` unless the test moved it. */
	get(path: string, headers?: Record<string, string>): Promise<Response>;
	text(path: string): Promise<string>;
	pin(...ads: PublicAd[]): Promise<void>;
	remove(ad: PublicAd): Promise<void>;
	stop(): Promise<void>;
}

export async function outside(): Promise<Outside> {
	const clock = { now: Date.parse('2026-11-23T08:00:00Z') };
	const server = await startServer({ now: () => clock.now });
	// Left alone, `fetch` adds "no-cache" to a conditional request, which asks for the whole again.
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(server.origin + path, { headers: { 'cache-control': 'max-age=0', ...headers } });
	return {
		clock,
		get,
		text: async (path) => (await get(path)).text(),
		pin: (...ads) => server.services.board.fill(ads),
		remove: (ad) => server.services.board.remove(ad.id),
		stop: () => server.stop()
	};
}

/** What tries to get out of its quotes, its element, its line. */
export const HOSTILE = `]]> <script>alert(1)</script> &amp; "guillemets" 'apostrophes' <!-- --> </content> 🐑👩‍👩‍👧 BEGIN:VEVENT; a,b\\n`;
