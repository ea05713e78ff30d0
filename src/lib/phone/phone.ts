/** One phone: its copy of the board, its drafts, its mailbox if it writes, and the exchange between them and the server. */
import type { DexieOptions } from 'dexie';
import { textOf, type AdDoc, type AdState, type AdText } from '../../domain/ad.ts';
import { cleanText, tidy } from '../../domain/clean.ts';
import { dayOf } from '../../domain/dates.ts';
import type { FormSign } from '../../domain/form-signs.ts';
import {
	newDeviceSecret,
	newMemberId,
	newMemberRef,
	newReportId,
	type AdId,
	type PhotoId,
	type ThreadId
} from '../../domain/ids.ts';
import { lastDay } from '../../kinds/index.ts';
import { after, type WrittenAct } from '../../domain/own/acts.ts';
import { isOwnId, PROFILE_ID, type OwnDoc, type ProfileDoc } from '../../domain/mailbox.ts';
import { tidyProfile, type ProfileText } from '../../domain/profile-rules.ts';
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import { newReportNumber, type Report, type ReportReason } from '../../domain/report.ts';
import type { Board } from '../board/board.ts';
import { become, type Leave } from '../device/become.ts';
import { openDevice, type Identity } from '../device/db.ts';
import { createDrafts } from '../device/drafts.ts';
import { acknowledges, createJournal, type From, type Over } from '../device/journal.ts';
import { createPhotos } from '../device/photos.ts';
import { createForms } from '../device/forms.ts';
import { createReports } from '../device/reports.ts';
import { createSearches } from '../device/searches.ts';
import { storeTrouble } from '../device/trouble.ts';
import { createExchange, type LinkState, type Went } from '../exchange/exchange.ts';
import type { Mailbox, Pouch } from '../mailbox/mailbox.ts';
import { NotSignedIn } from '../mailbox/not-signed-in.ts';
import { patientFetch, type Fetch } from '../net/patient-fetch.ts';
import { createHearing } from './hearing.ts';
import { sendReports } from './send-reports.ts';
import { settleLeaving } from './settle-leaving.ts';
import { signIn, SignInRefused, type Why } from './sign-in.ts';
import { createTalk } from './talk.ts';
import { takingPart } from './taking-part.ts';

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
	/** Somebody else, or nobody, is about to be at home on this phone. */
	readonly onMove?: () => void;
	/** What the stores said of the last exchange: a trouble, or that they work. */
	readonly onStore?: (trouble: StoreTrouble | undefined) => void;
}

/** The courier judges in tenths of a second. A message it says nothing of may wait for ever: its writer is not kept asking. */
const MESSAGE_DUE_MS = 600_000;
/** The server makes a photo in a second or two, a busy one later: how soon to ask again. */
const KEPT_MS = [1_500, 3_000, 8_000, 30_000];

export type Phone = ReturnType<typeof createPhone>;

export function createPhone(env: PhoneEnv) {
	const { board, origin, now } = env;
	const fetch = patientFetch(env.fetch);
	const device = openDevice(env.databases);
	const drafts = createDrafts(device, now);
	const journal = createJournal(device);
	const reports = createReports(device, now);
	const photos = createPhotos(device, now);
	const searches = createSearches(device, now);
	let opening: Promise<Mailbox> | undefined;
	let sending: Promise<void> | undefined;
	const forms = createForms(device);
	/** Whose mailbox is open. */
	let openedFor: Identity['id'] | undefined;
	let writing: Promise<unknown> = Promise.resolve();
	/** The last exchange could not use the stores. */
	let blocked = false;

	const identity = () => device.identity.get('self');
	const instant = () => new Date(now()).toISOString();

	async function mailboxOf(self: Identity): Promise<Mailbox> {
		if (openedFor !== self.id) await closeMailbox();
		openedFor = self.id;
		opening ??= open(self).catch((error: unknown) => {
			opening = undefined;
			throw error;
		});
		return opening;
	}

	async function closeMailbox(): Promise<void> {
		const mailbox = await opening?.catch(() => undefined);
		opening = undefined;
		await mailbox?.close().catch(() => undefined);
	}

	async function open(self: Identity): Promise<Mailbox> {
		const member = self.id;
		// What is heard of somebody's documents after they have left is not said of the next one's.
		const still = async (id: string) => isOwnId(id) && (await identity())?.id === member;
		// Only those who have a mailbox fetch how it works.
		const { openMailbox } = await import('../mailbox/mailbox.ts');
		const mailbox = openMailbox({
			Pouch: await env.loadPouch(),
			member,
			origin,
			fetch,
			onAcknowledged: async (id, rev) => void ((await still(id)) && (await journal.acknowledged(id, rev))),
			onDenied: async (id, rev, reason) => void ((await still(id)) && (await journal.denied(id, rev, reason))),
			onChange: () => env.onMailbox?.()
		});
		if (!self.owes) await replay(mailbox, self);
		return mailbox;
	}

	/** After a crash: what the journal has and the mailbox has not is written again. Same id, so never twice. */
	async function replay(mailbox: Mailbox, self: Identity) {
		for (const { id, doc, rev, member: _, ...over } of await journal.entriesOf(self)) {
			if (rev === undefined || !(await mailbox.has(id, rev))) await journal.written(id, await put(mailbox, doc, over));
		}
	}

	const put = (mailbox: Mailbox, doc: OwnDoc, { base, shown }: Over) =>
		shown && doc.type === 'ad' ? mailbox.choose(doc, shown) : mailbox.write(doc, base);

	/** One after the other: of two acts on one ad in the same breath, the journal must keep the later. */
	function write(doc: OwnDoc, from?: From, over: Over = {}): Promise<void> {
		const done = writing.catch(() => undefined).then(() => writeNow(doc, from, over));
		writing = done;
		return done;
	}

	async function writeNow(doc: OwnDoc, from: From, over: Over): Promise<void> {
		const self = await identity();
		if (!self) throw new Error('sign up first');
		const mailbox = await mailboxOf(self);
		await journal.enter(doc, from, self.id, over);
		await journal.written(doc._id, await put(mailbox, doc, over));
		void exchange.ask();
	}

	/** Several documents of one act: a crash leaves all of them to be written, or none. */
	function writeAll(docs: readonly OwnDoc[], typed: readonly ThreadId[]): Promise<void> {
		const done = writing
			.catch(() => undefined)
			.then(async () => {
				const self = await identity();
				if (!self) throw new Error('sign up first');
				const mailbox = await mailboxOf(self);
				await journal.enterAll(docs, typed, self.id);
				for (const doc of docs) await journal.written(doc._id, await put(mailbox, doc, {}));
				void exchange.ask();
			});
		writing = done;
		return done;
	}

	/** What the mailbox holds, with what the server acknowledged; undefined when nobody has signed up here. */
	async function mail() {
		const self = await identity();
		if (!self) return undefined;
		const mailbox = await mailboxOf(self);
		const [contents, receipts] = await Promise.all([mailbox.contents(), journal.receipts()]);
		return { self, contents, receipts: new Map(receipts.map((receipt) => [receipt.id, receipt])) };
	}

	const talk = createTalk({ write, writeAll, mail, instant });

	/** A phone that was shut out does not knock again: its owner is asked, and everything else goes on (I5). */
	async function exchangeOwn(self: Identity): Promise<boolean> {
		if (self.shut) return false;
		try {
			return await exchangeMailbox(self);
		} catch (error) {
			if (!(error instanceof SignInRefused)) throw error;
			await shutOut(self, error.why);
			return false;
		}
	}

	async function shutOut(self: Identity, why: Why): Promise<void> {
		if ((await identity())?.id !== self.id) return;
		if (why === 'unknown' || why === 'expired') return void (await device.identity.update('self', { shut: why }));
		await change(undefined, { keep: why === 'ended' ? 'texts' : 'nothing', notice: why });
	}

	/** Somebody else, or nobody, is at home here from now on; what was being written ends first. */
	async function change(next: Identity | undefined, leave: Leave): Promise<void> {
		await writing.catch(() => undefined);
		const former = await identity();
		const mail =
			former &&
			(await mailboxOf(former)
				.then((mailbox) => mailbox.contents())
				.catch(() => undefined));
		const name = mail?.profile?.name;
		env.onMove?.();
		await become(device, next, { ...leave, name: name ?? '', now: now() });
		await closeMailbox();
		await settle(undefined);
		env.onMailbox?.();
	}

	const settle = (way: typeof fetch | undefined) =>
		settleLeaving({ device, loadPouch: env.loadPouch, fetch: way, origin }).catch((error: unknown) => {
			// What cannot be erased or said now is still written down.
			if (storeTrouble(error)) env.onStore?.(storeTrouble(error));
		});

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
		if (self.owes) {
			await replay(mailbox, self);
			await device.identity.update('self', { owes: false });
			await mailbox.exchange(epoch);
		}
		const settled = await mailbox.settle();
		return settled || verdictDue(mailbox);
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
		if (self.epoch !== undefined) {
			await journal.forgetReceipts();
			await photos.offerAgain((await photos.all()).map(({ id }) => id));
		}
		await device.identity.update('self', { epoch });
		return true;
	}

	/** What a moderator or another day is waited for is not due soon. */
	async function verdictDue(mailbox: Mailbox): Promise<boolean> {
		const { profile, choices, ads, messages, talk: said, verdicts, notices } = await mailbox.contents();
		const receipts = new Map((await journal.receipts()).map((receipt) => [receipt.id, receipt]));
		const recent = new Date(now() - MESSAGE_DUE_MS).toISOString();
		// Of versions side by side only the one that is shown is judged.
		return [
			...(profile ? [profile] : []),
			...(choices ? [choices] : []),
			...ads,
			...[...messages, ...said.thanks].filter(({ writtenAt }) => writtenAt > recent)
		].some(
			({ _id, _rev }) => acknowledges(receipts.get(_id), _rev) && !verdicts.get(_id)?.has(_rev) && !notices.get(_id)?.has(_rev)
		);
	}

	/** The photos of what the server has. Nobody waits for them; what cannot leave now leaves with the next exchange. */
	function sendOwnPhotos(tries = 0): Promise<void> {
		return (sending ??= sendNow(tries)
			.catch(() => undefined)
			.finally(() => (sending = undefined)));
	}

	/** The server may have erased them with the ad. */
	const offerPhotos = (ad: AdDoc) => photos.offerAgain((ad.photos ?? []).map(({ id }) => id));

	async function sendNow(tries: number): Promise<void> {
		const waiting = (await photos.all()).filter(({ state }) => state === 'here' || state === 'received');
		const self = waiting.length > 0 ? await identity() : undefined;
		// Who is shut out is asked who they are first: their photos leave when they are known again.
		if (!self || self.shut) return;
		const mailbox = await mailboxOf(self);
		const [{ ads }, receipts, written] = await Promise.all([mailbox.contents(), journal.receipts(), drafts.ads()]);
		const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
		const due = ads.filter((ad) => ad.state !== 'withdrawn' && acknowledges(byId.get(ad._id), ad._rev));
		await photos.forgetBut(
			new Set([...ads, ...written.map(({ fields }) => fields)].flatMap((ad) => (ad.photos ?? []).map(({ id }) => id)))
		);
		// Only those who have a photo to send fetch how.
		const { sendPhotos } = await import('./send-photos.ts');
		const sent = await sendPhotos(
			{ photos, fetch, origin, now },
			due.flatMap((ad) => ad.photos ?? [])
		);
		if (sent === 'more' && tries < KEPT_MS.length) env.setTimer(() => void sendOwnPhotos(tries + 1), KEPT_MS[tries] ?? 0);
		// One's own board shows them as soon as anybody's.
		else if (sent === 'done' && tries > 0) void exchange.ask();
	}

	/** Closes the stores and opens them again: Dexie does not try twice, and a connection may have died in the background. */
	async function reopen(): Promise<void> {
		await closeMailbox();
		device.close();
		await device.open();
	}

	async function exchangeAll(): Promise<Went> {
		// Perhaps they may be used by now.
		if (blocked) await reopen().catch(() => undefined);
		const [mail, read, sent] = await Promise.allSettled([
			identity().then((self) => (self ? exchangeOwn(self) : false)),
			board.update(),
			sendReports(reports, fetch, origin)
		]);
		if (read.status === 'fulfilled') await settle(fetch);
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
		if (mail.status === 'fulfilled') void sendOwnPhotos();
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
		photos,
		searches,
		sendPhotos: () => sendOwnPhotos(),
		forms,
		exchange: exchange.ask,
		/** How this person wants to be told of things. */
		hearing: createHearing({ write: (doc) => write(doc), mail: contentsHere, instant }),
		/** For whoever makes themselves known (`known/`): the way to the server, and who is at home here. */
		origin,
		fetch,
		now,
		change,
		...takingPart({ write: (doc) => write(doc, undefined), instant }),

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
		async publish(id: AdId, text: AdText, form: readonly FormSign[] = []): Promise<void> {
			const { base } = (await drafts.ad(id)) ?? {};
			const there = (await this.mail())?.contents.ads.find(({ _id }) => _id === `ad:${id}`);
			// Corrected, it is still promised to whom it was.
			const doc = adDoc(id, tidy(text), there?.state === 'reserved' ? 'reserved' : 'live');
			await write({ ...doc, ...(form.length > 0 && { form: [...form] }) }, { ad: id }, base ? { base } : {});
		},

		/** One of the versions that several devices wrote, or one made of parts of them, in the place of all. */
		async choose(ad: AdDoc, shown: readonly string[]): Promise<void> {
			await write({ ...ad, writtenAt: instant() }, undefined, { shown });
		},

		/** Prolongs, reserves, ends, takes back… Does nothing when the act has no sense in the ad's state. */
		async act(ad: AdDoc, what: WrittenAct): Promise<void> {
			const changed = after(ad, what, dayOf(now()));
			if (ad.state === 'withdrawn') await offerPhotos(ad);
			if (changed) await write({ ...ad, ...changed, writtenAt: instant() }, undefined, ad._rev ? { base: ad._rev } : {});
		},

		/** Puts an ad back as it was, over what was done with it since. */
		async restore(ad: AdDoc): Promise<void> {
			await offerPhotos(ad);
			await write({ ...ad, writtenAt: instant() }, undefined, ad._rev ? { base: ad._rev } : {});
		},

		/** The author takes an ad back, declares it done, or puts it up again. */
		async setState(ad: AdDoc, state: AdState): Promise<void> {
			const doc = { ...ad, state, writtenAt: instant() };
			if (ad.state === 'withdrawn') await offerPhotos(ad);
			// Put up again, it lives anew; promised to somebody, it does not.
			await write(
				state === 'live' && ad.state !== 'reserved' ? { ...doc, expiresOn: lastDay(ad.kind, ad, dayOf(now())) } : doc,
				undefined
			);
		},

		send: talk.send,
		talk,

		/** Takes a photo out of every ad of one's own, and off this phone. */
		async dropPhoto(id: PhotoId): Promise<void> {
			const ads = (await this.mail())?.contents.ads ?? [];
			for (const { photos: shown = [], ...ad } of ads.filter((one) => one.photos?.some((photo) => photo.id === id))) {
				const left = shown.filter((photo) => photo.id !== id);
				await write({ ...ad, ...(left.length > 0 && { photos: left }), writtenAt: instant() }, undefined);
			}
			await photos.erase(id);
		},

		/** Tries again with what the server would not take. */
		async retryPhoto(id: PhotoId): Promise<void> {
			await photos.offerAgain([id]);
			void sendOwnPhotos();
		},

		/** Keeps a report, and returns it with its number. It leaves at the next exchange, member or not (L4). */
		async report(ad: AdId, reason: ReportReason, text: string, contact: string, about?: Report['about']): Promise<Report> {
			const report: Report = {
				id: newReportId(),
				number: newReportNumber(),
				ad,
				reason,
				text: cleanText(text),
				...(cleanText(contact) && { contact: cleanText(contact) }),
				...(about && { about }),
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

		mail,

		async close(): Promise<void> {
			await exchange.stop();
			await sending;
			await (await opening?.catch(() => undefined))?.close();
			await board.close();
			device.close();
		}
	};

	async function contentsHere() {
		const self = await identity();
		return self && (await mailboxOf(self)).contents();
	}

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
