/**
 * The courier follows what lands in the mailboxes, and for each document publishes, delivers or refuses, and says so
 * in a verdict. At least once, in the order of the mailbox, one mailbox at a time:
 *
 *   mark (disk) → documents (disk) → acknowledged → read since the cursor → act → verdict → cursor → unmark
 *
 * Stopped anywhere, it begins again at the cursor, and doing a step twice changes nothing.
 */
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import {
	acceptance,
	isOwnId,
	notice,
	MAILBOX_PREFIX,
	readOwnDoc,
	refusal,
	verdictId,
	type NoticeDoc,
	type OwnDoc,
	type VerdictDoc
} from '../../src/domain/mailbox.ts';
import { readNoticesDoc } from '../../src/domain/notices/docs.ts';
import { isTalk, readTalkDoc } from '../../src/domain/talk/docs.ts';
import { readPartId } from '../../src/domain/parts/doc-ids.ts';
import { readProfessionalDoc } from '../../src/domain/professional/docs.ts';
import { readRemovalDoc } from '../../src/domain/removal/docs.ts';
import { readPartDoc } from '../../src/domain/parts/docs.ts';
import { judgePart } from '../parts/judge-parts.ts';
import type { Registry } from '../stores/registry.ts';
import { change, find, putOnce } from '../stores/puts.ts';
import { createDeliver } from './deliver.ts';
import { createHears } from './hears.ts';
import { deliverMessage, noteHearing, publishAd, removeAd, type Judgement, type Judges } from './judge.ts';
import { judgeProfessional, judgeProfile, judgeRemoval } from './judge-author.ts';
import { judgeTalk } from './judge-talk.ts';
import type { Turn } from '../photos/turns.ts';
import { bySense } from './by-sense.ts';
import type { Markers } from './markers.ts';

/** Documents read at a time: the cursor moves on after each such batch. */
const BATCH = 100;
/** A failure of the disk, say: tried again after a second, then ever later, up to five minutes. */
const RETRY_MS = { first: 1_000, most: 300_000 };
const CURSOR_ID = '_local/courier';

/** How far a mailbox has been dealt with, and whether its member had a profile then. */
interface Cursor {
	readonly seq: number;
	readonly profiled: boolean;
}

interface Deps {
	readonly judges: Omit<Judges, 'deliver' | 'hears'>;
	readonly registry: Registry;
	readonly markers: Markers;
	/** Who else changes ads on the board waits for its turn. */
	readonly turn: Turn;
	readonly onError: (error: unknown, member: MemberId) => void;
}

export type Courier = ReturnType<typeof createCourier>;

export function createCourier({ judges: given, registry, markers, turn, onError }: Deps) {
	const queue = new Set<MemberId>();
	const failures = new Map<MemberId, number>();
	const timers = new Set<NodeJS.Timeout>();
	let working: Promise<void> | undefined;
	let stopped = false;

	const mailbox = <T>(member: MemberId, use: (db: PouchDB.Database) => Promise<T>) => registry.use(MAILBOX_PREFIX + member, use);

	const hears = createHears({ ...given, mailbox });
	const judges: Judges = { ...given, hears, deliver: createDeliver({ ...given, hears, mailbox }) };

	async function judge(member: MemberId, doc: OwnDoc, rev: string): Promise<Judgement> {
		if (doc.type === 'profile') return judgeProfile(judges, member, doc);
		const record = await judges.accounts.member(member);
		if (!record) return 'put-off';
		if (doc.type === 'removal') return judgeRemoval(judges, member, doc);
		if (doc.type === 'professional') return judgeProfessional(judges, member, doc);
		if (doc.type === 'notices' || doc.type === 'read') return noteHearing(judges, member, doc, rev);
		const writer = { ...record, id: member };
		if (doc.type === 'ad') return publishAd(judges, writer, doc);
		if (doc.type === 'message') return deliverMessage(judges, writer, doc);
		return isTalk(doc) ? judgeTalk(judges, writer, doc) : judgePart(judges, writer, doc, rev);
	}

	/** A verdict, or the notice that there is none yet and why. */
	async function answerTo(
		member: MemberId,
		id: string,
		rev: string,
		raw: unknown
	): Promise<VerdictDoc | NoticeDoc | 'silent' | undefined> {
		// Before anything is delivered: both sides of a conversation put its lines in order by such times.
		const at = new Date(judges.now()).toISOString();
		const doc =
			readOwnDoc(raw) ??
			readTalkDoc(raw) ??
			readPartDoc(raw) ??
			readNoticesDoc(raw) ??
			readProfessionalDoc(raw) ??
			readRemovalDoc(raw);
		const judged = doc ? await judge(member, doc, rev) : ({ code: 'malformed' } as const);
		if (judged === 'put-off') return undefined;
		if (judged === 'silent') return judged;
		if (judged === 'accepted') return acceptance(id, rev, at);
		return 'wait' in judged ? notice(judged.wait, id, rev, at) : refusal(id, rev, at, judged.code, judged.field);
	}

	/** Deals with one row of a mailbox's changes. */
	async function deal(member: MemberId, row: PouchDB.Core.ChangesResponseChange<object>): Promise<void> {
		if (!isOwnId(row.id)) return;
		if (row.deleted) {
			if (row.id.startsWith('ad:')) await removeAd(judges, member, row.id.slice(3) as AdId);
			else await letGo(member, row.id, row.changes[0]?.rev ?? '');
			return judges.doorstep.settled(member, row.id);
		}
		const rev = row.changes[0]?.rev;
		if (!rev || !row.doc) return;
		// A verdict is final: done again after a crash, the work may find the world changed, and must not say otherwise.
		const isJudged = await mailbox(member, (db) => find(db, verdictId(row.id, rev)));
		if (!isJudged) {
			const answer = await answerTo(member, row.id, rev, row.doc);
			if (!answer) return;
			if (answer !== 'silent') await mailbox(member, (db) => putOnce(db, answer));
			if (answer !== 'silent' && answer.type !== 'verdict') return;
		}
		await judges.doorstep.settled(member, row.id);
	}

	/** What waited and waits no more is judged as if it had just come. */
	async function takeUp(member: MemberId): Promise<void> {
		for (const id of await judges.doorstep.ready(member)) {
			const doc = await mailbox(member, (db) => find(db, id));
			if (doc) await deal(member, { id, seq: 0, changes: [{ rev: doc._rev }], doc });
			else await judges.doorstep.settled(member, id);
		}
	}

	/** Whoever erased their own copy of a participation takes part no more. */
	async function letGo(member: MemberId, id: string, rev: string): Promise<void> {
		const part = readPartId(id);
		const ref = (await judges.accounts.member(member))?.ref;
		if (part && ref)
			await judges.parts.act(
				part.ad,
				{ key: `${ref} ${id}`, rev, member },
				{
					do: 'cancel',
					who: ref,
					...(part.on && { on: part.on }),
					writtenAt: new Date(judges.now()).toISOString()
				}
			);
	}

	const hasProfile = async (member: MemberId) => (await judges.accounts.member(member))?.profile !== undefined;

	/** Everything that a mailbox has beyond the courier's cursor. */
	async function empty(member: MemberId): Promise<void> {
		const version = markers.versionOf(member);
		for (;;) {
			const profiled = await hasProfile(member);
			const batch = await mailbox(member, async (db) => {
				const cursor = await find<Cursor>(db, CURSOR_ID);
				// What was put off before the profile came is judged now: from the beginning, since it may be anywhere.
				const since = cursor && cursor.profiled === profiled ? cursor.seq : 0;
				return db.changes({ since, limit: BATCH, include_docs: true });
			});
			if (batch.results.length === 0) break;
			for (const row of bySense(batch.results)) await turn(() => deal(member, row));
			await mailbox(member, (db) => change<Cursor>(db, CURSOR_ID, () => ({ seq: Number(batch.last_seq), profiled })));
		}
		await takeUp(member);
		await markers.clear(member, version);
	}

	async function work(): Promise<void> {
		for (const member of queue) {
			if (stopped) return;
			queue.delete(member);
			try {
				await empty(member);
				failures.delete(member);
			} catch (error) {
				onError(error, member);
				retryLater(member);
			}
		}
	}

	function retryLater(member: MemberId) {
		const count = failures.get(member) ?? 0;
		failures.set(member, count + 1);
		const timer = setTimeout(
			() => {
				timers.delete(timer);
				wake(member);
			},
			Math.min(RETRY_MS.first * 2 ** count, RETRY_MS.most)
		);
		timer.unref();
		timers.add(timer);
	}

	function wake(member: MemberId): void {
		if (stopped) return;
		queue.add(member);
		working ??= work().finally(() => {
			working = undefined;
			const [next] = queue;
			if (next) wake(next);
		});
	}

	return {
		wake,
		/** Takes up what a crash left. */
		async resume(): Promise<void> {
			for (const member of await markers.left()) wake(member);
		},
		/** Resolves when nothing is waiting. */
		async idle(): Promise<void> {
			while (working) await working;
		},
		/** Ends the mailbox in hand, then stops; the rest keeps its mark. */
		async stop(): Promise<void> {
			stopped = true;
			for (const timer of timers) clearTimeout(timer);
			await working;
		}
	};
}
