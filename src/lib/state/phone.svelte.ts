/** This phone, as pages see it. Pages only read; to act, `(await here.open()).publish(…)`. */
import type { AdDoc } from '../../domain/ad.ts';
import { conversations } from '../../domain/conversations.ts';
import { dayOf } from '../../domain/dates.ts';
import type { VerdictDoc } from '../../domain/mailbox.ts';
import { isOutgoing, progressOf, stateOfAd, type Heard, type OwnState } from '../../domain/own-item.ts';
import type { Board, Progress } from '../board/board.ts';
import type { Copy } from '../board/copy.ts';
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import type { AdDraft, Identity, ReportEntry } from '../device/db.ts';
import { storeTrouble } from '../device/trouble.ts';
import type { Mail, Phone } from '../phone/phone.ts';
import { revive } from '../phone/revive.ts';
import { manners } from './manners.svelte.ts';
import { memory } from './memory.ts';

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
	/** What is wrong with the stores of this page's own thread. */
	#deviceProblem = $state<StoreTrouble>();
	/** Somebody had signed up here, and the browser has erased everything since. */
	forgotten = $state(false);
	signedUp = $state(false);
	copy = $state.raw<Copy>();
	/** Live ads in the copy. */
	count = $state(0);
	drafts = $state.raw<readonly AdDraft[]>([]);
	mail = $state.raw<Mail>();
	reports = $state.raw<readonly ReportEntry[]>([]);
	exchanging = $state(false);
	/** How the last exchange went; undefined before the first. */
	reached = $state<boolean>();
	/** What is here of the board, and what is coming. */
	progress = $state.raw<Progress>();
	/** Why the stores cannot be used (private window, blocked, full); reading still goes through the network. */
	storeProblem = $derived.by((): StoreTrouble | undefined => {
		const board = this.progress?.problem;
		return this.#deviceProblem ?? (board === 'closed' ? 'blocked' : board);
	});
	/** Every title is here: before that, the server's list is longer than this phone's. */
	complete = $derived(this.progress !== undefined && this.progress.titles.here >= this.progress.titles.of);
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
	/** With the reports, which need no account. */
	toSend = $derived(this.outgoing + this.reports.filter(({ state }) => state === 'waiting').length);

	#opening: Promise<Phone> | undefined;
	#unfollow: (() => void) | undefined;
	#channel: BroadcastChannel | undefined;

	/** The phone itself, fetched after the page can be read. Only in a browser. Rejects when its code cannot be fetched. */
	open(): Promise<Phone> {
		return (this.#opening ??= this.#open().catch((error: unknown) => {
			this.#opening = undefined;
			throw error;
		}));
	}

	async #open(): Promise<Phone> {
		const { browserPhone, follow } = await import('./follow.ts');
		const phone = browserPhone({
			onLink: (state, last) => {
				this.exchanging = state === 'exchanging';
				if (last) this.reached = last.reached;
			},
			onMailbox: () => {
				this.#channel?.postMessage('mailbox');
				void this.#readMail(phone);
			},
			onStore: (trouble) => {
				const recovered = this.#deviceProblem === 'blocked' && trouble === undefined;
				this.#deviceProblem = trouble;
				if (trouble) this.ready = true;
				if (recovered) followAll();
			}
		});
		// After a trouble the subscriptions are over, and begin again.
		const followAll = () => {
			this.#unfollow?.();
			this.#unfollow = follow(phone, {
				onBoard: () => void this.#readBoard(phone.board),
				onDrafts: (drafts) => (this.drafts = drafts),
				onReports: (reports) => (this.reports = reports),
				onReceipts: () => void this.#readMail(phone),
				onIdentity: (self) => this.#meet(self, phone),
				onTrouble: (error) => this.#trouble(error)
			});
		};
		followAll();
		return phone;
	}

	async #readBoard(board: Board) {
		this.progress = await board.progress();
		this.copy = this.progress.copy;
		this.count = this.progress.live;
		if (this.complete) this.boardChanges += 1;
	}

	#meet(self: Identity | undefined, phone: Phone) {
		this.signedUp = self !== undefined;
		this.forgotten = !self && memory.hasMember();
		if (self) memory.rememberMember();
		this.ready = true;
		void this.#readMail(phone);
	}

	#trouble(error: unknown) {
		this.#deviceProblem = storeTrouble(error) ?? 'blocked';
		// Nothing is coming: pages must not wait for it.
		this.ready = true;
	}

	/** Exchanges now. Never rejects. */
	async exchange(): Promise<void> {
		await this.open().then(
			(phone) => phone.exchange(),
			() => (this.reached = false)
		);
	}

	/** The person has understood that this phone forgot them. */
	acceptForgotten() {
		memory.forgetMember();
		this.forgotten = false;
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
		if ('BroadcastChannel' in globalThis) {
			this.#channel = new BroadcastChannel('sharetreuse');
			this.#channel.onmessage = () => void this.open().then((phone) => this.#readMail(phone));
		}
		const ask = () => void this.exchange();
		const onVisible = () => {
			if (document.visibilityState === 'visible') void this.#comeBack().then(ask);
		};
		addEventListener('online', ask);
		document.addEventListener('visibilitychange', onVisible);
		ask();
		return () => {
			removeEventListener('online', ask);
			document.removeEventListener('visibilitychange', onVisible);
			this.#unfollow?.();
			this.#channel?.close();
		};
	}

	/** From the background, where connections to the stores may have died. */
	async #comeBack() {
		const phone = await this.open().catch(() => undefined);
		if (!phone || this.storeProblem) return;
		const state = await revive({
			probe: phone.probe,
			reopen: phone.reopen,
			reload: () => location.reload(),
			mayReload: () => manners.calm,
			once: memory.reload
		});
		if (state === 'dead') this.#trouble(undefined);
	}

	async #readMail(phone: Phone) {
		try {
			this.mail = await phone.mail();
		} catch (error) {
			if (storeTrouble(error)) this.#trouble(error);
		}
	}
}

export const here = new PhoneState();
