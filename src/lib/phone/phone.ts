/** One phone: its copy of the board, its drafts, its mailbox if it writes, and the exchange between them and the server. */
import type { DexieOptions } from 'dexie';
import { textOf, type AdDoc, type AdState, type AdText } from '../../domain/ad.ts';
import { cleanText, tidy } from '../../domain/ad-rules.ts';
import { dayOf } from '../../domain/dates.ts';
import {
	newDeviceSecret,
	newMemberId,
	newMemberRef,
	newMessageId,
	newReportId,
	type AdId,
	type ThreadId
} from '../../domain/ids.ts';
import { lastDay } from '../../domain/kinds/index.ts';
import { isOwnId, PROFILE_ID, type MessageDoc, type OwnDoc, type ProfileDoc } from '../../domain/mailbox.ts';
import { tidyProfile, type ProfileText } from '../../domain/profile-rules.ts';
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import { newReportNumber, type Report, type ReportReason } from '../../domain/report.ts';
import type { Board } from '../board/board.ts';
import { openDevice, type Identity } from '../device/db.ts';
import { createDrafts } from '../device/drafts.ts';
import { createJournal, type From } from '../device/journal.ts';
import { createReports } from '../device/reports.ts';
import { storeTrouble } from '../device/trouble.ts';
import { createExchange, type LinkState, type Went } from '../exchange/exchange.ts';
import { NotSignedIn, openMailbox, type Mailbox, type Pouch } from '../mailbox/mailbox.ts';
import { patientFetch, type Fetch } from '../net/patient-fetch.ts';
import { sendReports } from './send-reports.ts';
import { signIn } from './sign-in.ts';

export interface PhoneEnv {
	/** `https://host`, without a path. */
	readonly origin: string;
	readonly fetch: Fetch;
	/** The public board, already open: in a worker of its own on a real phone. */
	readonly board: Board;
	readonly databases?: DexieOptions;
	/** PouchDB, fetched only when there is something to write or to receive. */
	readonly loadPouch: () => Promise<Pouch>;
	/** Only one tab of a phone exchanges at a time. Resolves to undefined, without a call, when another does. */
	readonly alone: <T>(work: () => Promise<T>) => Promise<T | undefined>;
	readonly now: () => number;
	readonly random: () => number;
	readonly setTimer: (call: () => void, ms: number) => unknown;
	readonly clearTimer: (timer: unknown) => void;
	readonly isWatched: () => boolean;
	readonly onLink?: (state: LinkState, last?: Went) => void;
	/** The mailbox has other contents than before, here or in another tab. */
	readonly onMailbox?: () => void;
	/** What the stores said of the last exchange: a trouble, or that they work. */
	readonly onStore?: (trouble: StoreTrouble | undefined) => void;
}

export type Phone = ReturnType<typeof createPhone>;

export function createPhone(env: PhoneEnv) {
	const { board, origin, now } = env;
	const fetch = patientFetch(env.fetch);
	const device = openDevice(env.databases);
	const drafts = createDrafts(device, now);
	const journal = createJournal(device);
	const reports = createReports(device, now);
	let opening: Promise<Mailbox> | undefined;
	let writing: Promise<unknown> = Promise.resolve();
	/** The last exchange could not use the stores. */
	let blocked = false;

	const identity = () => device.identity.get('self');
	const instant = () => new Date(now()).toISOString();

	function mailboxOf({ id }: Identity): Promise<Mailbox> {
		opening ??= open(id).catch((error: unknown) => {
			opening = undefined;
			throw error;
		});
		return opening;
	}

	async function open(member: Identity['id']): Promise<Mailbox> {
		const mailbox = openMailbox({
			Pouch: await env.loadPouch(),
			member,
			origin,
			fetch,
			onAcknowledged: async (id, rev) => void (isOwnId(id) && (await journal.acknowledged(id, rev))),
			onDenied: async (id, rev, reason) => void (isOwnId(id) && (await journal.denied(id, rev, reason))),
			onChange: () => env.onMailbox?.()
		});
		await replay(mailbox);
		return mailbox;
	}

	/** After a crash: what the journal has and the mailbox has not is written again. Same id, so never twice. */
	async function replay(mailbox: Mailbox) {
		for (const { id, doc, rev } of await journal.entries()) {
			if (rev === undefined || !(await mailbox.has(id, rev))) await journal.written(id, await mailbox.write(doc));
		}
	}

	/** One after the other: of two acts on one ad in the same breath, the journal must keep the later. */
	function write(doc: OwnDoc, from: From): Promise<void> {
		const done = writing.catch(() => undefined).then(() => writeNow(doc, from));
		writing = done;
		return done;
	}

	async function writeNow(doc: OwnDoc, from: From): Promise<void> {
		const self = await identity();
		if (!self) throw new Error('sign up first');
		const mailbox = await mailboxOf(self);
		await journal.enter(doc, from);
		await journal.written(doc._id, await mailbox.write(doc));
		void exchange.ask();
	}

	async function exchangeMailbox(self: Identity): Promise<boolean> {
		const mailbox = await mailboxOf(self);
		let epoch = self.epoch ?? (await greet(self));
		try {
			await mailbox.exchange(epoch);
		} catch (error) {
			if (!(error instanceof NotSignedIn)) throw error;
			epoch = await greet(self);
			await mailbox.exchange(epoch);
		}
		return verdictDue(mailbox);
	}

	/** Signs in; the first time, this is what registers. */
	async function greet(self: Identity): Promise<string> {
		const epoch = await signIn(fetch, origin, self);
		await meet(epoch);
		return epoch;
	}

	/** Another epoch means that the server was restored: what it acknowledged before may be gone. True when it is another. */
	async function meet(epoch: string): Promise<boolean> {
		const self = await identity();
		if (!self || self.epoch === epoch) return false;
		if (self.epoch !== undefined) await journal.forgetReceipts();
		await device.identity.update('self', { epoch });
		return true;
	}

	async function verdictDue(mailbox: Mailbox): Promise<boolean> {
		const { verdicts } = await mailbox.contents();
		const receipts = await journal.receipts();
		return receipts.some(({ id, rev, denied }) => denied === undefined && !verdicts.get(id)?.has(rev));
	}

	/** Closes the stores and opens them again: Dexie does not try twice, and a connection may have died in the background. */
	async function reopen(): Promise<void> {
		const mailbox = await opening?.catch(() => undefined);
		opening = undefined;
		await mailbox?.close().catch(() => undefined);
		device.close();
		await device.open();
	}

	async function exchangeAll(): Promise<Went> {
		// Perhaps they may be used by now.
		if (blocked) await reopen().catch(() => undefined);
		const [mail, read, sent] = await Promise.allSettled([
			identity().then((self) => (self ? exchangeMailbox(self) : false)),
			board.update(),
			sendReports(reports, fetch, origin)
		]);
		const troubles = [mail, read, sent].map((one) => (one.status === 'rejected' ? storeTrouble(one.reason) : undefined));
		blocked = troubles.includes('blocked');
		env.onStore?.(troubles.find((trouble) => trouble));
		// What this phone cannot keep says nothing of the network.
		const reached = [mail, read, sent].every((one, i) => one.status === 'fulfilled' || troubles[i] !== undefined);
		const copy = read.status === 'fulfilled' ? await board.copy() : undefined;
		// All must be offered again to a server that was restored: soon, not when the page next thinks of it.
		const restored = copy !== undefined && (await meet(copy.epoch));
		// The rest of the board comes behind: nobody's own ad waits for it.
		if (read.status === 'fulfilled') void board.fill();
		// One's own ad was judged after the board was read, or the reverse: the next exchange, soon, brings it.
		return {
			reached,
			verdictDue: mail.status === 'fulfilled' && (mail.value || restored)
		};
	}

	const exchange = createExchange({
		...env,
		run: async () => {
			// Another tab is at it: what was just written here may have come too late for it, so ask again soon.
			const went = (await env.alone(exchangeAll)) ?? { reached: true, verdictDue: true };
			env.onLink?.('resting', went);
			return went;
		},
		onState: (state) => env.onLink?.(state)
	});

	return {
		board,
		drafts,
		device,
		identity,
		reports,
		exchange: exchange.ask,

		/** Makes the member on this phone. Nobody is asked: the server learns of it at the next exchange. */
		async signUp(profile: ProfileText): Promise<void> {
			if (!(await identity())) {
				const self: Identity = { key: 'self', id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
				await device.identity.add(self);
			}
			await this.saveProfile(profile);
		},

		async saveProfile(profile: ProfileText): Promise<void> {
			const doc: ProfileDoc = { _id: PROFILE_ID, type: 'profile', ...tidyProfile(profile), writtenAt: instant() };
			await write(doc, undefined);
		},

		/** Hands an ad to the mailbox: published as soon as the server agrees. Its draft is gone then. */
		async publish(id: AdId, text: AdText): Promise<void> {
			await write(adDoc(id, tidy(text), 'live'), { ad: id });
		},

		/** The author takes an ad back, declares it done, or puts it up again. */
		async setState(ad: AdDoc, state: AdState): Promise<void> {
			const doc = { ...ad, state, writtenAt: instant() };
			await write(state === 'live' ? { ...doc, expiresOn: lastDay(ad.kind, ad, dayOf(now())) } : doc, undefined);
		},

		async send(thread: ThreadId, text: string): Promise<void> {
			const doc: MessageDoc = {
				_id: `message:${newMessageId()}`,
				type: 'message',
				thread,
				text: cleanText(text),
				writtenAt: instant()
			};
			await write(doc, { thread });
		},

		/** Keeps a report, and returns it with its number. It leaves at the next exchange, member or not (L4). */
		async report(ad: AdId, reason: ReportReason, text: string, contact: string): Promise<Report> {
			const report: Report = {
				id: newReportId(),
				number: newReportNumber(),
				ad,
				reason,
				text: cleanText(text),
				...(cleanText(contact) && { contact: cleanText(contact) }),
				goodFaith: true,
				writtenAt: instant()
			};
			await reports.write(report);
			void exchange.ask();
			return report;
		},

		/** Fetches beforehand what writing needs: in a tab left open over an update, it may be gone when it is wanted. */
		warm: () => void env.loadPouch().catch(() => undefined),

		/** A read of each store, for whoever doubts that they still work. */
		probe: () => Promise.all([identity(), board.copy()]),

		reopen,

		/** What the mailbox holds, with what the server acknowledged; undefined when nobody has signed up here. */
		async mail() {
			const self = await identity();
			if (!self) return undefined;
			const mailbox = await mailboxOf(self);
			const [contents, receipts] = await Promise.all([mailbox.contents(), journal.receipts()]);
			return { self, contents, receipts: new Map(receipts.map((receipt) => [receipt.id, receipt])) };
		},

		async close(): Promise<void> {
			await exchange.stop();
			await (await opening?.catch(() => undefined))?.close();
			await board.close();
			device.close();
		}
	};

	function adDoc(id: AdId, text: AdText, state: AdState): AdDoc {
		return {
			_id: `ad:${id}`,
			type: 'ad',
			...textOf(text),
			state,
			expiresOn: lastDay(text.kind, text, dayOf(now())),
			writtenAt: instant()
		};
	}
}

export type Mail = NonNullable<Awaited<ReturnType<Phone['mail']>>>;
