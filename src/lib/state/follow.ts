/**
 * The heavy half of `phone.svelte.ts`: Dexie and all that is kept. It is not needed to read the first page, so it is
 * fetched after it (P2), in one file of its own.
 */
import { liveQuery } from 'dexie';
import type { AdDraft, Identity, Notice, OwnPhoto, ReportEntry, SavedSearch } from '../device/db.ts';
import type { Phone } from '../phone/phone.ts';

export { browserPhone } from '../phone/browser.ts';

/** For whoever keeps searches, and for whoever has this telephone tell things: fetched by nobody else. */
export const searching = () => import('./hearing/searches.ts');
export const telling = () => import('./hearing/telephone.ts');

interface Listeners {
	readonly onBoard: () => void;
	readonly onDrafts: (drafts: readonly AdDraft[]) => void;
	readonly onReports: (reports: readonly ReportEntry[]) => void;
	readonly onPhotos: (photos: readonly OwnPhoto[]) => void;
	readonly onReceipts: () => void;
	readonly onIdentity: (self: Identity | undefined) => void;
	readonly onSearches: (searches: readonly SavedSearch[]) => void;
	readonly onNotice: (notice: Notice | undefined) => void;
	readonly onTrouble: (error: unknown) => void;
}

/** One subscriber per store. Returns how to stop. */
export function follow({ board, drafts, device, identity, photos, reports, searches }: Phone, on: Listeners): () => void {
	const each = <T>(read: () => Promise<T>, tell: (value: T) => void) => liveQuery(read).subscribe(tell, on.onTrouble);
	const all = [
		each(() => drafts.ads(), on.onDrafts),
		each(() => reports.all(), on.onReports),
		each(() => photos.all(), on.onPhotos),
		each(() => searches.all(), on.onSearches),
		each(() => device.receipts.toArray(), on.onReceipts),
		each(identity, on.onIdentity),
		each(() => device.notices.get('left'), on.onNotice)
	];
	const following = board.onChange(on.onBoard);
	on.onBoard();
	return () => {
		void following.then((stop) => stop());
		for (const one of all) one.unsubscribe();
	};
}
