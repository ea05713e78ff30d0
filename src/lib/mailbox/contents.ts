/** What a mailbox holds, sorted by what it is. Documents of a newer version of the app are left alone. */
import * as v from 'valibot';
import type { AdDoc } from '../../domain/ad.ts';
import {
	inboxDocSchema,
	readOwnDoc,
	verdictDocSchema,
	type InboxDoc,
	type MessageDoc,
	type ProfileDoc,
	type VerdictDoc
} from '../../domain/mailbox.ts';

type Kept<T> = T & { readonly _rev: string };

export interface Contents {
	readonly profile: Kept<ProfileDoc> | undefined;
	readonly ads: readonly Kept<AdDoc>[];
	readonly messages: readonly Kept<MessageDoc>[];
	readonly inbox: readonly InboxDoc[];
	/** Verdicts by the document they are about, then by revision. */
	readonly verdicts: ReadonlyMap<string, ReadonlyMap<string, VerdictDoc>>;
}

export function acceptedDocs(rows: PouchDB.Core.AllDocsResponse<object>): Contents {
	let profile: Contents['profile'];
	const ads: Kept<AdDoc>[] = [];
	const messages: Kept<MessageDoc>[] = [];
	const inbox: InboxDoc[] = [];
	const verdicts = new Map<string, Map<string, VerdictDoc>>();

	for (const row of rows.rows) {
		if (!('doc' in row) || !row.doc) continue;
		const doc: unknown = row.doc;
		const rev = row.value.rev;
		const own = readOwnDoc(doc);
		if (own?.type === 'profile') profile = { ...own, _rev: rev };
		else if (own?.type === 'ad') ads.push({ ...own, _rev: rev });
		else if (own?.type === 'message') messages.push({ ...own, _rev: rev });
		else if (v.is(inboxDocSchema, doc)) inbox.push(doc);
		else if (v.is(verdictDocSchema, doc)) {
			const byRev = verdicts.get(doc.of) ?? new Map<string, VerdictDoc>();
			verdicts.set(doc.of, byRev.set(doc.rev, doc));
		}
	}
	return { profile, ads, messages, inbox, verdicts };
}
