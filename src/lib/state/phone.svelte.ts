/** This phone, as pages see it. Pages only read; to act, `(await here.open()).publish(…)`. */
import type { AdDoc } from '../../domain/ad.ts';
import { conversations } from '../../domain/conversations.ts';
import { dayOf, type Instant } from '../../domain/dates.ts';
import type { VerdictDoc } from '../../domain/mailbox.ts';
import { guests, ownParts, paperGuests } from '../../domain/parts/own-parts.ts';
import { isOutgoing, progressOf, stateOfAd, type Heard, type OwnState } from '../../domain/own-item.ts';
import type { Progress } from '../board/progress.ts';
import type { Copy } from '../board/copy.ts';
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import type { AdDraft, Identity, Notice, OwnPhoto, ReportEntry, SavedSearch } from '../device/db.ts';
import { storeTrouble } from '../device/trouble.ts';
import type { Conflict } from '../mailbox/conflicts.ts';
import type { Mail } from '../phone/own-mailbox.ts';
import type { Phone } from '../phone/phone.ts';
import { revive } from '../phone/revive.ts';
import { manners } from './manners.svelte.ts';
import { memory } from './memory.ts';

export interface OwnAd {
	readonly ad: AdDoc & { readonly _rev: string };
	readonly state: OwnState;
	/** Other devices wrote it too, and nobody has chosen yet. */
	readonly conflict: Conflict | undefined;
	/** Why the server refused this revision. */
	readonly refused: Extract<VerdictDoc, { accepted: false }> | undefined;
}

/** What pages need of the drafts: which ad one is about, and the shape of what is typed. */
export { idOf } from '../device/drafts.ts';
export type { Typed } from '../device/drafts.ts';
export type { ReportEntry } from '../device/db.ts';

/** Survives the page: « hier 18 h » is worth knowing after the phone was closed. */
const LAST_WELL = 'last-exchange';
const NOTHING_HEARD: Heard = { verdicts: new Map() };

class PhoneState {
	/** True once this phone's stores have been read: before that, "nothing" means "not known yet". */
	ready = $state(false);
	/** What is wrong with the stores of this page's own thread. */
	#deviceProblem = $state<StoreTrouble>();
	/** Somebody had signed up here, and the browser has erased everything since. */
	forgotten = $state(false);
	signedUp = $state(false);
	/** Why this phone must be made known again before anything leaves it. */
	shut = $state<Identity['shut']>();
	/** The address confirmed by who is at home here. */
	confirmed = $state<string>();
	/** Why nobody is at home here any more, when it was decided elsewhere. */
	left = $state<Notice['why']>();
	copy = $state.raw<Copy>();
	/** Live ads in the copy. */
	count = $state(0);
	drafts = $state.raw<readonly AdDraft[]>([]);
	mail = $state.raw<Mail>();
	reports = $state.raw<readonly ReportEntry[]>([]);
	photos = $state.raw<readonly OwnPhoto[]>([]);
	searches = $state.raw<readonly SavedSearch[]>([]);
	/** New ads in the searches that are kept here. */
	news = $derived(this.searches.reduce((sum, { fresh }) => sum + fresh.length, 0));
	exchanging = $state(false);
	/** How the last exchange went; undefined before the first. */
	reached = $state<boolean>();
	/** When an exchange last ended, and when one last went well. */
	lastTried = $state<Instant>();
	lastWell = $state<Instant | undefined>(memory.get(LAST_WELL));
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
				const heard = this.heard(ad._id, ad._rev);
				const verdict = heard.verdicts.get(ad._rev);
				return {
					ad,
					state: stateOfAd(ad, heard, today),
					conflict: this.mail?.contents.conflicts.find(({ winner }) => winner._id === ad._id),
					refused: verdict?.accepted === false ? verdict : undefined
				};
			})
			.sort((a, b) => (a.ad.writtenAt < b.ad.writtenAt ? 1 : -1));
	});

	conversations = $derived.by(() => {
		if (!this.mail) return [];
		const { self, contents } = this.mail;
		return conversations(self.ref, contents.messages, contents.inbox, (id) => this.heard(id), contents.talk);
	});

	/** What this person takes part in, and who takes part in their ads. */
	ownParts = $derived.by(() => (this.mail ? ownParts(this.mail.contents, (id) => this.heard(id)) : []));
	guests = $derived.by(() => (this.mail ? guests(this.mail.contents, (id) => this.heard(id)) : []));
	paperGuests = $derived.by(() => (this.mail ? paperGuests(this.mail.contents, (id) => this.heard(id)) : []));

	/** How much of what was written here the server has not confirmed: "2 à envoyer". */
	outgoing = $derived.by(() => {
		if (!this.mail) return 0;
		const { profile, choices, ads, messages, parts, talk } = this.mail.contents;
		const all = [...(profile ? [profile] : []), ...(choices ? [choices] : []), ...ads, ...messages, ...parts, ...talk.thanks];
		return all.filter((doc) => isOutgoing(progressOf(doc._rev, this.heard(doc._id, doc._rev)))).length;
	});
	/** With the reports, which need no account. */
	toSend = $derived(this.outgoing + this.reports.filter(({ state }) => state === 'waiting').length);

	#opening: Promise<Phone> | undefined;
	#unfollow: (() => void) | undefined;
	#channel: BroadcastChannel | undefined;
	#self: Identity['id'] | undefined;
	/** Whoever is at home changes by what is done in this very tab. */
	#moving = false;

	/** The phone itself, fetched after the page can be read. Only in a browser. Rejects when its code cannot be fetched. */
	open(): Promise<Phone> {
		return (this.#opening ??= this.#open().catch((error: unknown) => {
			this.#opening = undefined;
			throw error;
		}));
	}

	async #open(): Promise<Phone> {
		const { browserPhone, follow, telling } = await import('./follow.ts');
		const phone = browserPhone({
			onLink: (state, last) => {
				this.exchanging = state === 'exchanging';
				if (last) this.#went(last.reached);
			},
			onMailbox: () => {
				this.#channel?.postMessage('mailbox');
				void this.#readMail(phone);
			},
			onMove: () => {
				this.#moving = true;
				// What is told here is told to whoever was at home (S10).
				void telling()
					.then(({ forget }) => forget())
					.catch(() => undefined);
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
				onBoard: () => void this.#readBoard(phone),
				onDrafts: (drafts) => (this.drafts = drafts),
				onReports: (reports) => (this.reports = reports),
				onPhotos: (photos) => (this.photos = photos),
				onSearches: (searches) => (this.searches = searches),
				onReceipts: () => void this.#readMail(phone),
				onIdentity: (self) => this.#meet(self, phone),
				onNotice: (notice) => (this.left = notice?.why),
				onTrouble: (error) => this.#trouble(error)
			});
		};
		followAll();
		return phone;
	}

	#went(reached: boolean) {
		this.reached = reached;
		this.lastTried = new Date().toISOString();
		if (!reached) return;
		this.lastWell = this.lastTried;
		memory.set(LAST_WELL, this.lastTried);
	}

	/** What searches that are kept need. */
	searching = async () => (await import('./follow.ts')).searching();

	async #readBoard(phone: Phone) {
		this.progress = await phone.board.progress();
		this.copy = this.progress.copy;
		this.count = this.progress.live;
		if (!this.complete) return;
		this.boardChanges += 1;
		if (this.searches.length > 0)
			void this.searching()
				.then(({ look }) => look(phone))
				.catch(() => undefined);
	}

	#meet(self: Identity | undefined, phone: Phone) {
		const gone = this.#self !== undefined && this.#self !== self?.id;
		// Another tab has let somebody else in, or everybody out: nothing of the former one may stay on this screen.
		if (gone && !this.#moving) return location.reload();
		if (gone) memory.forgetMember();
		this.#moving = false;
		this.#self = self?.id;
		this.signedUp = self !== undefined;
		this.shut = self?.shut;
		this.confirmed = self?.confirmed;
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

	/** They have read why nobody is at home here any more. */
	async acceptLeft() {
		await (await this.open()).device.notices.clear();
	}

	/** What the server said of one document; of its revision `rev`, where several stand side by side. */
	heard(id: string, rev?: string): Heard {
		if (!this.mail) return NOTHING_HEARD;
		const receipt = this.mail.receipts.get(id);
		const known = receipt?.denied === undefined ? receipt?.rev : undefined;
		return {
			acknowledged: rev !== undefined && receipt?.also?.includes(rev) ? rev : known,
			verdicts: this.mail.contents.verdicts.get(id) ?? NOTHING_HEARD.verdicts,
			notices: this.mail.contents.notices.get(id)
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
