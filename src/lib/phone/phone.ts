/** One phone: its copy of the board, its drafts, its mailbox if it writes, and the exchange between them and the server. */
import type { DexieOptions } from 'dexie';
import { cleanText } from '../../domain/clean.ts';
import { newDeviceSecret, newMemberId, newMemberRef, newReportId, type AdId } from '../../domain/ids.ts';
import { PROFESSIONAL_ID } from '../../domain/professional/docs.ts';
import { REMOVAL_ID } from '../../domain/removal/docs.ts';
import { siretDigits } from '../../domain/professional/siret.ts';
import { PROFILE_ID, type ProfileDoc } from '../../domain/mailbox.ts';
import { tidyProfile, type ProfileText } from '../../domain/profile-rules.ts';
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import { newReportNumber, type Report, type ReportReason } from '../../domain/report.ts';
import type { Board } from '../board/board.ts';
import { become, type Leave } from '../device/become.ts';
import { openDevice, type Identity } from '../device/db.ts';
import { createDrafts } from '../device/drafts.ts';
import { createForms } from '../device/forms.ts';
import { createJournal } from '../device/journal.ts';
import { createPhotos } from '../device/photos.ts';
import { createReports } from '../device/reports.ts';
import { createSearches } from '../device/searches.ts';
import { storeTrouble } from '../device/trouble.ts';
import { createExchange, type LinkState, type Went } from '../exchange/exchange.ts';
import type { Pouch } from '../mailbox/mailbox.ts';
import { patientFetch, type Fetch } from '../net/patient-fetch.ts';
import { createHearing } from './hearing.ts';
import { createJoins } from './joins.ts';
import { createOwnAds } from './own-ads.ts';
import { createOwnExchange } from './own-exchange.ts';
import { createOwnMailbox } from './own-mailbox.ts';
import { createOwnPhotos } from './own-photos.ts';
import { sendReports } from './send-reports.ts';
import { settleLeaving } from './settle-leaving.ts';
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

export type Phone = ReturnType<typeof createPhone>;

export function createPhone(env: PhoneEnv) {
	const { board, origin, loadPouch, now } = env;
	const fetch = patientFetch(env.fetch);
	const device = openDevice(env.databases);
	const drafts = createDrafts(device, now);
	const journal = createJournal(device);
	const reports = createReports(device, now);
	const photos = createPhotos(device, now);
	const forms = createForms(device);
	/** The last exchange could not use the stores. */
	let blocked = false;

	const identity = () => device.identity.get('self');
	const instant = () => new Date(now()).toISOString();
	const ask = () => void exchange.ask();

	const own = createOwnMailbox({
		...{ journal, identity, loadPouch, origin, fetch },
		onChange: () => env.onMailbox?.(),
		onWritten: ask
	});
	const { write, mail } = own;
	const sending = createOwnPhotos({
		...{ photos, drafts, journal, own, identity, origin, fetch, now },
		later: env.setTimer,
		// One's own board shows them as soon as anybody's.
		onArrived: ask
	});
	const ownExchange = createOwnExchange({
		...{ device, identity, journal, own, origin, fetch, now },
		photos: sending,
		sentAway: (why) => change(undefined, { keep: why === 'ended' ? 'texts' : 'nothing', notice: why })
	});
	const talk = createTalk({ write, writeAll: own.writeAll, mail, instant });

	/** Somebody else, or nobody, is at home here from now on; what was being written ends first. */
	async function change(next: Identity | undefined, leave: Leave): Promise<void> {
		await own.idle();
		const name = (await own.contents().catch(() => undefined))?.profile?.name;
		env.onMove?.();
		await become(device, next, { ...leave, name: name ?? '', now: now() });
		await own.close();
		await settle(undefined);
		env.onMailbox?.();
	}

	const settle = (way: typeof fetch | undefined) =>
		settleLeaving({ device, loadPouch, fetch: way, origin }).catch((error: unknown) => {
			// What cannot be erased or said now is still written down.
			if (storeTrouble(error)) env.onStore?.(storeTrouble(error));
		});

	/** Closes the stores and opens them again: Dexie does not try twice, and a connection may have died in the background. */
	async function reopen(): Promise<void> {
		await own.close();
		device.close();
		await device.open();
	}

	async function exchangeAll(): Promise<Went> {
		// Perhaps they may be used by now.
		if (blocked) await reopen().catch(() => undefined);
		const [mail, read, sent] = await Promise.allSettled([
			identity().then((self) => (self ? ownExchange.run(self) : false)),
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
		const restored = copy !== undefined && (await ownExchange.meet(copy.epoch));
		// The rest of the board comes behind: nobody's own ad waits for it.
		if (read.status === 'fulfilled') void board.fill();
		if (mail.status === 'fulfilled') void sending.send();
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

	const profileDoc = (profile: ProfileText): ProfileDoc => ({
		_id: PROFILE_ID,
		type: 'profile',
		...tidyProfile(profile),
		writtenAt: instant()
	});
	const saveProfile = (profile: ProfileText): Promise<void> => write(profileDoc(profile));

	return {
		board,
		drafts,
		device,
		identity,
		reports,
		photos,
		searches: createSearches(device, now),
		forms,
		/** What several devices wrote and became one. */
		joins: createJoins({ own, forms }),
		exchange: exchange.ask,
		/** For whoever makes themselves known (`known/`): the way to the server, and who is at home here. */
		origin,
		fetch,
		now,
		change,
		mail,
		reopen,
		/** How this person wants to be told of things. */
		hearing: createHearing({ write, mail: own.contents, instant }),
		talk,
		send: talk.send,
		...takingPart({ write, instant }),
		...createOwnAds({ own, drafts, photos, sending, now, instant }),
		sendPhotos: sending.send,
		retryPhoto: sending.retry,
		saveProfile,

		/** Their account is to be removed, or stays after all (L9). */
		wishRemoval: (wanted: boolean) => write({ _id: REMOVAL_ID, type: 'removal', wanted, writtenAt: instant() }),

		/** Digits, spaced as they like; none when they are no professional any more (L13). */
		declareProfessional: (siret: string) =>
			write({ _id: PROFESSIONAL_ID, type: 'professional', siret: siretDigits(siret), writtenAt: instant() }),

		/** Makes the member on this phone. Nobody is asked: the server learns of it at the next exchange. */
		async signUp(profile: ProfileText): Promise<void> {
			const doc = profileDoc(profile);
			if (!(await identity()))
				await journal.begin({ key: 'self', id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() }, doc);
			await write(doc);
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
			ask();
			return report;
		},

		/** Fetches beforehand what writing needs: in a tab left open over an update, it may be gone when it is wanted. */
		warm: () => void loadPouch().catch(() => undefined),

		/** A read of each store, for whoever doubts that they still work. */
		probe: () => Promise.all([identity(), board.copy()]),

		async close(): Promise<void> {
			await exchange.stop();
			await sending.idle();
			await own.close();
			await board.close();
			device.close();
		}
	};
}
