/** This phone, as pages see it. One subscriber per source; pages only read, and call the verbs of `phone()`. */
import { liveQuery, type Subscription } from 'dexie';
import type { AdDoc } from '../../domain/ad.ts';
import { conversations } from '../../domain/conversations.ts';
import { dayOf } from '../../domain/dates.ts';
import type { VerdictDoc } from '../../domain/mailbox.ts';
import { isOutgoing, progressOf, stateOfAd, type Heard, type OwnState } from '../../domain/own-item.ts';
import type { Board, Progress } from '../board/board.ts';
import type { Copy } from '../board/copy.ts';
import type { AdDraft } from '../device/db.ts';
import { browserPhone } from '../phone/browser.ts';
import type { Mail, Phone } from '../phone/phone.ts';

export interface OwnAd {
	readonly ad: AdDoc & { readonly _rev: string };
	readonly state: OwnState;
	/** Why the server refused this revision. */
	readonly refused: Extract<VerdictDoc, { accepted: false }> | undefined;
}

/** What pages need of the drafts: which ad one is about, and the shape of what is typed. */
export { idOf } from '../device/drafts.ts';
export type { Typed } from '../device/drafts.ts';

const NOTHING_HEARD: Heard = { verdicts: new Map() };

class PhoneState {
	/** True once this phone's stores have been read: before that, "nothing" means "not known yet". */
	ready = $state(false);
	/** Why the stores cannot be used (private window, blocked, full); reading still goes through the network. */
	storeProblem = $state.raw<unknown>();
	signedUp = $state(false);
	copy = $state.raw<Copy>();
	/** Live ads in the copy. */
	count = $state(0);
	drafts = $state.raw<readonly AdDraft[]>([]);
	mail = $state.raw<Mail>();
	exchanging = $state(false);
	/** How the last exchange went; undefined before the first. */
	reached = $state<boolean>();
	/** What is here of the board, and what is coming. */
	progress = $state.raw<Progress>();
	/** Raised at each change of the copy: a list that depends on it reads again. */
	boardChanges = $state(0);

	ownAds = $derived.by((): OwnAd[] => {
		const ads = this.mail?.contents.ads ?? [];
		const today = dayOf(Date.now());
		return ads
			.map((ad) => {
				const heard = this.heard(ad._id);
				const verdict = heard.verdicts.get(ad._rev);
				return { ad, state: stateOfAd(ad, heard, today), refused: verdict?.accepted === false ? verdict : undefined };
			})
			.sort((a, b) => (a.ad.writtenAt < b.ad.writtenAt ? 1 : -1));
	});

	conversations = $derived.by(() => {
		if (!this.mail) return [];
		const { self, contents } = this.mail;
		return conversations(self.ref, contents.messages, contents.inbox, (id) => this.heard(id));
	});

	/** How much of what was written here the server has not confirmed: "2 à envoyer". */
	outgoing = $derived.by(() => {
		if (!this.mail) return 0;
		const { profile, ads, messages } = this.mail.contents;
		const all = [...(profile ? [profile] : []), ...ads, ...messages];
		return all.filter((doc) => isOutgoing(progressOf(doc._rev, this.heard(doc._id)))).length;
	});

	#phone: Phone | undefined;
	#subscriptions: Subscription[] = [];
	#channel: BroadcastChannel | undefined;

	/** The phone itself. Only in a browser. */
	get phone(): Phone {
		return (this.#phone ??= browserPhone({
			onLink: (state, last) => {
				this.exchanging = state === 'exchanging';
				if (last) this.reached = last.reached;
			},
			onMailbox: () => {
				this.#channel?.postMessage('mailbox');
				void this.#readMail();
			}
		}));
	}

	/** What the server said of one document. */
	heard(id: string): Heard {
		if (!this.mail) return NOTHING_HEARD;
		const receipt = this.mail.receipts.get(id);
		return {
			acknowledged: receipt?.denied === undefined ? receipt?.rev : undefined,
			verdicts: this.mail.contents.verdicts.get(id) ?? NOTHING_HEARD.verdicts
		};
	}

	/** Begins to follow the stores and to exchange. Called once, by the root layout. Returns how to stop. */
	start(): () => void {
		const { board, drafts, device, identity, exchange } = this.phone;
		if ('BroadcastChannel' in globalThis) {
			this.#channel = new BroadcastChannel('sharetreuse');
			this.#channel.onmessage = () => void this.#readMail();
		}
		const trouble = (error: unknown) => void (this.storeProblem = error);
		this.#subscriptions = [
			liveQuery(() => drafts.ads()).subscribe((all) => (this.drafts = all), trouble),
			liveQuery(() => device.receipts.toArray()).subscribe(() => void this.#readMail(), trouble),
			liveQuery(identity).subscribe((self) => {
				this.signedUp = self !== undefined;
				this.ready = true;
				void this.#readMail();
			}, trouble)
		];
		const follow = () => void this.#readBoard(board).catch(trouble);
		const following = board.onChange(follow);
		follow();
		const ask = () => void exchange();
		const onVisible = () => {
			if (document.visibilityState === 'visible') ask();
		};
		addEventListener('online', ask);
		document.addEventListener('visibilitychange', onVisible);
		ask();
		return () => {
			removeEventListener('online', ask);
			document.removeEventListener('visibilitychange', onVisible);
			void following.then((stop) => stop());
			for (const subscription of this.#subscriptions) subscription.unsubscribe();
			this.#channel?.close();
		};
	}

	async #readBoard(board: Board) {
		this.progress = await board.progress();
		this.copy = this.progress.copy;
		this.count = this.progress.live;
		this.boardChanges += 1;
	}

	async #readMail() {
		try {
			this.mail = await this.phone.mail();
		} catch (error) {
			this.storeProblem = error;
		}
	}
}

export const here = new PhoneState();
