/** The phone this page runs on: real clock, real network, real stores. */
import { openBoard } from '../board/open-board.ts';
import { territory } from '../territory.ts';
import { createPhone, type PhoneEnv } from './phone.ts';
import type { Pouch } from '../mailbox/mailbox.ts';

type Hooks = Pick<PhoneEnv, 'onLink' | 'onMailbox' | 'onMove' | 'onStore'>;

/** One tab at a time, where the browser can tell (it cannot on plain HTTP outside one's own machine). */
const alone: PhoneEnv['alone'] = (work) =>
	'locks' in navigator
		? navigator.locks.request('sharetreuse-exchange', { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
		: work();

/** Asked by the person of the browser, for every site. Safari and Firefox do not tell. */
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

export function browserPhone(hooks: Hooks) {
	return createPhone({
		...hooks,
		origin: location.origin,
		board: openBoard({
			origin: location.origin,
			names: { communes: territory.communes, categories: territory.categories },
			savesData: savesData()
		}),
		fetch: (url, init) => fetch(url, init),
		loadPouch: async () => (await import('../mailbox/pouch.ts')).PouchDB as unknown as Pouch,
		alone,
		now: Date.now,
		random: Math.random,
		setTimer: (call, ms) => setTimeout(call, ms),
		clearTimer: (timer) => clearTimeout(timer as number | undefined),
		isWatched: () => document.visibilityState === 'visible'
	});
}
