/** What a mailbox holds, sorted by what it is. Documents of a newer version of the app are left alone. */
import * as v from 'valibot';
import type { AdDoc } from '../../domain/ad.ts';
import type { Talk } from '../../domain/conversations.ts';
import { sameWords } from '../../domain/own/same.ts';
import { losersOf, type Conflict, type Rivals } from './conflicts.ts';
import {
	channelDocSchema,
	CHOICES_ID,
	readNoticesDoc,
	type ChannelDoc,
	type ChoicesDoc,
	type ReadDoc
} from '../../domain/notices/docs.ts';
import {
	inboxDocSchema,
	noticeDocSchema,
	PROFILE_ID,
	readOwnDoc,
	verdictDocSchema,
	type InboxDoc,
	type MessageDoc,
	type NoticeDoc,
	type ProfileDoc,
	type VerdictDoc
} from '../../domain/mailbox.ts';
import { PROFESSIONAL_ID, readProfessionalDoc, type ProfessionalDoc } from '../../domain/professional/docs.ts';
import { readRemovalDoc, REMOVAL_ID, type RemovalDoc } from '../../domain/removal/docs.ts';
import { sortTalk } from './talk.ts';

import {
	readPartDoc,
	rosterDocSchema,
	standingDocSchema,
	type OwnPartDoc,
	type RosterDoc,
	type StandingDoc
} from '../../domain/parts/docs.ts';

type Kept<T> = T & { readonly _rev: string };

export interface Contents {
	readonly profile: Kept<ProfileDoc> | undefined;
	readonly ads: readonly Kept<AdDoc>[];
	readonly messages: readonly Kept<MessageDoc>[];
	readonly inbox: readonly InboxDoc[];
	readonly talk: Talk;
	/** What was asked and decided here about taking part in ads. */
	readonly parts: readonly Kept<OwnPartDoc>[];
	readonly standings: readonly StandingDoc[];
	readonly rosters: readonly RosterDoc[];
	/** Verdicts by the document they are about, then by revision. */
	readonly verdicts: ReadonlyMap<string, ReadonlyMap<string, VerdictDoc>>;
	/** The last notice on each revision, by the document it is about. */
	readonly notices: ReadonlyMap<string, ReadonlyMap<string, NoticeDoc>>;
	/** How its member wants to be told of things, and how far they have read. */
	readonly choices: Kept<ChoicesDoc> | undefined;
	/** Whether they publish as a professional. */
	readonly professional: Kept<ProfessionalDoc> | undefined;
	/** Whether they want their account removed. */
	readonly removal: Kept<RemovalDoc> | undefined;
	readonly reads: readonly Kept<ReadDoc>[];
	/** Ways of reaching them that are over, by the revision of the choices. */
	readonly channels: ReadonlyMap<string, ChannelDoc>;
	/** Ads of which several devices wrote different versions, until one is chosen. */
	readonly conflicts: readonly Conflict[];
}

/** `_conflicts` is CouchDB's, and not of the document. */
function withoutConflicts(row: object): { doc: object; conflicts: readonly string[] } {
	const { _conflicts: conflicts = [], ...doc } = row as { _conflicts?: string[] };
	return { doc, conflicts };
}

/** Everything there is, losing leaves included. What a person would call the same version is no question. */
export async function contentsOf(db: PouchDB.Database): Promise<Contents> {
	const { accepted, conflicts } = await everythingIn(db);
	return { ...accepted, conflicts: conflicts.filter(isQuestion) };
}

export async function everythingIn(db: PouchDB.Database) {
	const rows = await db.allDocs({ include_docs: true, conflicts: true });
	const accepted = acceptedDocs(rows);
	const conflicts: Conflict<Rivals>[] = [];
	for (const row of rows.rows) {
		const revs = 'doc' in row && row.doc ? withoutConflicts(row.doc).conflicts : [];
		if (revs.length === 0) continue;
		const winner = winnerOf(row.id, accepted);
		const losers = (await losersOf(db, row.id, revs)).filter((doc) => doc.type === winner?.type);
		if (winner && losers.length > 0) conflicts.push({ winner, losers: losers as Kept<Rivals>[] });
	}
	return { accepted, conflicts };
}

function winnerOf(
	id: string,
	{ profile, ads, choices, professional, removal, reads, parts }: Omit<Contents, 'conflicts'>
): Kept<Rivals> | undefined {
	if (id === PROFILE_ID) return profile;
	if (id === PROFESSIONAL_ID) return professional;
	if (id === REMOVAL_ID) return removal;
	return id === CHOICES_ID ? choices : [...ads, ...reads, ...parts].find(({ _id }) => _id === id);
}

const isQuestion = (conflict: Conflict<Rivals>): conflict is Conflict =>
	conflict.winner.type === 'ad' && conflict.losers.some((loser) => !sameWords(loser as AdDoc, conflict.winner as AdDoc));

function acceptedDocs(rows: PouchDB.Core.AllDocsResponse<object>): Omit<Contents, 'conflicts'> {
	let profile: Contents['profile'];
	let choices: Contents['choices'];
	let professional: Contents['professional'];
	let removal: Contents['removal'];
	const reads: Kept<ReadDoc>[] = [];
	const channels = new Map<string, ChannelDoc>();
	const ads: Kept<AdDoc>[] = [];
	const messages: Kept<MessageDoc>[] = [];
	const inbox: InboxDoc[] = [];
	const parts: Kept<OwnPartDoc>[] = [];
	const standings: StandingDoc[] = [];
	const rosters: RosterDoc[] = [];
	const verdicts = new Map<string, Map<string, VerdictDoc>>();
	const notices = new Map<string, Map<string, NoticeDoc>>();

	for (const row of rows.rows) {
		if (!('doc' in row) || !row.doc) continue;
		const { doc }: { doc: unknown } = withoutConflicts(row.doc);
		const rev = row.value.rev;
		const own = readOwnDoc(doc) ?? readPartDoc(doc) ?? readNoticesDoc(doc) ?? readProfessionalDoc(doc) ?? readRemovalDoc(doc);
		if (own?.type === 'profile') profile = { ...own, _rev: rev };
		else if (own?.type === 'ad') ads.push({ ...own, _rev: rev });
		else if (own?.type === 'message') messages.push({ ...own, _rev: rev });
		else if (own?.type === 'notices') choices = { ...own, _rev: rev };
		else if (own?.type === 'removal') removal = { ...own, _rev: rev };
		else if (own?.type === 'professional') professional = { ...own, _rev: rev };
		else if (own?.type === 'read') reads.push({ ...own, _rev: rev });
		else if (own) parts.push({ ...own, _rev: rev });
		else if (v.is(inboxDocSchema, doc)) inbox.push(doc);
		else if (v.is(standingDocSchema, doc)) standings.push(doc);
		else if (v.is(rosterDocSchema, doc)) rosters.push(doc);
		else if (v.is(channelDocSchema, doc)) channels.set(doc.of, doc);
		else if (v.is(verdictDocSchema, doc)) {
			const byRev = verdicts.get(doc.of) ?? new Map<string, VerdictDoc>();
			verdicts.set(doc.of, byRev.set(doc.rev, doc));
		} else if (v.is(noticeDocSchema, doc)) {
			const byRev = notices.get(doc.of) ?? new Map<string, NoticeDoc>();
			const last = byRev.get(doc.rev);
			notices.set(doc.of, last && last.at > doc.at ? byRev : byRev.set(doc.rev, doc));
		}
	}
	return {
		profile,
		ads,
		messages,
		inbox,
		talk: sortTalk(rows),
		parts,
		standings,
		rosters,
		verdicts,
		notices,
		choices,
		professional,
		removal,
		reads,
		channels
	};
}
