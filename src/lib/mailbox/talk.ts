/** What a mailbox holds of exchanges beside messages. Documents of a newer version of the app are left alone. */
import type { Talk } from '../../domain/conversations.ts';
import { readDeliveredTalk, readTalkDoc } from '../../domain/talk/docs.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer One)[] ? One[] : T[Key] };

const SORTS = /^(block|thanks|decline|card|thanked|declined):/;

export function sortTalk({ rows }: PouchDB.Core.AllDocsResponse<object>): Talk {
	const talk: Mutable<Talk> = { blocks: [], thanks: [], declines: [], cards: [], thanked: [], declined: [] };
	for (const row of rows) {
		if (!('doc' in row) || !row.doc || !SORTS.test(row.id)) continue;
		// Two devices may have written one side by side: CouchDB's choice is as good as any.
		const { _conflicts: _, ...stored } = row.doc as { _conflicts?: unknown };
		const doc = readTalkDoc(stored) ?? readDeliveredTalk(stored);
		if (doc?.type === 'block') talk.blocks.push(doc);
		else if (doc?.type === 'thanks') talk.thanks.push({ ...doc, _rev: row.value.rev });
		else if (doc?.type === 'decline') talk.declines.push(doc);
		else if (doc?.type === 'card') talk.cards.push(doc);
		else if (doc?.type === 'thanked') talk.thanked.push(doc);
		else if (doc?.type === 'declined') talk.declined.push(doc);
	}
	return talk;
}
