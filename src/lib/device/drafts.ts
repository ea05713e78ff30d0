/** What is being written, saved at each keystroke. Nothing leaves here before the journal has it. */
import type { AdText } from '../../domain/ad.ts';
import type { AdId, ThreadId } from '../../domain/ids.ts';
import type { AdDraft, DeviceDb, MessageDraft } from './db.ts';

const adKey = (id: AdId) => `ad:${id}` as const;
const threadKey = (id: ThreadId) => `thread:${id}` as const;
const reportKey = (id: AdId) => `report:${id}` as const;

export const idOf = (draft: AdDraft) => draft.key.slice('ad:'.length) as AdId;

/** Fields as typed so far. `undefined` empties one; the others stay. */
export type Typed = { readonly [Key in keyof AdText]?: AdText[Key] | undefined };

export function createDrafts(db: DeviceDb, now: () => number) {
	return {
		ads: () => db.adDrafts.orderBy('updatedAt').reverse().toArray(),
		ad: (id: AdId) => db.adDrafts.get(adKey(id)),

		/** Begins a draft, or goes on with the one there is. */
		beginAd: (id: AdId, of: AdDraft['of'], fields: Typed, base?: string): Promise<AdDraft> =>
			db.transaction('rw', db.adDrafts, async () => {
				const there = await db.adDrafts.get(adKey(id));
				if (there) return there;
				const draft: AdDraft = { key: adKey(id), of, fields: withoutEmpty(fields), ...(base && { base }), updatedAt: now() };
				await db.adDrafts.put(draft);
				return draft;
			}),

		/** Saves what has just been typed, over what is there. */
		typeAd: (id: AdId, of: AdDraft['of'], fields: Typed) =>
			db.transaction('rw', db.adDrafts, async () => {
				const there = await db.adDrafts.get(adKey(id));
				await db.adDrafts.put({
					...there,
					key: adKey(id),
					of: there?.of ?? of,
					fields: withoutEmpty({ ...there?.fields, ...fields }),
					updatedAt: now()
				});
			}),

		/** A draft that was thrown away by mistake. */
		putBack: (draft: AdDraft) => db.adDrafts.put(draft),

		dropAd: (id: AdId) => db.adDrafts.delete(adKey(id)),

		message: async (id: ThreadId): Promise<string> => (await db.messageDrafts.get(threadKey(id)))?.text ?? '',

		typeMessage: (id: ThreadId, text: string): Promise<unknown> =>
			text === ''
				? db.messageDrafts.delete(threadKey(id))
				: db.messageDrafts.put({ key: threadKey(id), text, updatedAt: now() } satisfies MessageDraft),

		/** A report begun about an ad, as its page keeps it. */
		report: async (ad: AdId): Promise<string | undefined> => (await db.messageDrafts.get(reportKey(ad)))?.text,
		typeReport: (ad: AdId, text: string) =>
			db.messageDrafts.put({ key: reportKey(ad), text, updatedAt: now() } satisfies MessageDraft),
		dropReport: (ad: AdId) => db.messageDrafts.delete(reportKey(ad))
	};
}

export type Drafts = ReturnType<typeof createDrafts>;

/** Plain as well: a page may hand over what it observes, which no store can copy. Empty fields disappear on the way. */
const withoutEmpty = (fields: Typed) => JSON.parse(JSON.stringify(fields)) as Partial<AdText>;
