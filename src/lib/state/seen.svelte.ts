/** What this phone has already shown: new ads are highlighted, unread conversations counted. Never leaves the phone. */
import type { Conversation } from '../../domain/conversations.ts';
import type { Instant } from '../../domain/dates.ts';
import type { ThreadId } from '../../domain/ids.ts';

const VISIT = 'seen-board';
const READ = 'seen-threads';

class Seen {
	/** What came after this is new; undefined on the first visit, when everything would be. */
	newSince = $state<Instant>();
	#read = $state.raw<Readonly<Record<string, Instant>>>({});

	start() {
		try {
			// The same for the whole visit, also after a reload.
			this.newSince = sessionStorage.getItem(VISIT) ?? localStorage.getItem(VISIT) ?? undefined;
			if (this.newSince) sessionStorage.setItem(VISIT, this.newSince);
			this.#read = JSON.parse(localStorage.getItem(READ) ?? '{}') as Record<string, Instant>;
		} catch {
			// Blocked or damaged storage: nothing is highlighted.
		}
	}

	/** `now`: the server's clock, so that a wrong phone hides nothing. */
	board(now: Instant) {
		try {
			localStorage.setItem(VISIT, now);
		} catch {
			// As above.
		}
	}

	isUnread({ thread, lines, lastAt }: Conversation): boolean {
		return lines.at(-1)?.mine === false && lastAt > (this.#read[thread] ?? '');
	}

	/** How many lines of the other's came since. */
	unreadLines({ thread, lines }: Conversation): number {
		const read = this.#read[thread] ?? '';
		return lines.filter(({ mine, at }) => !mine && at > read).length;
	}

	read(thread: ThreadId, lastAt: Instant) {
		if ((this.#read[thread] ?? '') >= lastAt) return;
		this.#read = { ...this.#read, [thread]: lastAt };
		try {
			localStorage.setItem(READ, JSON.stringify(this.#read));
		} catch {
			// As above.
		}
	}
}

export const seen = new Seen();
