/**
 * The heavy half of `phone.svelte.ts`: Dexie and all that is kept. It is not needed to read the first page, so it is
 * fetched after it (P2), in one file of its own.
 */
import { liveQuery } from 'dexie';
import type { PublicAd } from '../../domain/ad.ts';
import type { Copy } from '../board/mirror.ts';
import type { AdDraft, Identity, ReportEntry } from '../device/db.ts';
import type { Phone } from '../phone/phone.ts';

export { browserPhone } from '../phone/browser.ts';

interface Listeners {
	readonly onBoard: (copy: Copy | undefined, ads: readonly PublicAd[]) => void;
	readonly onDrafts: (drafts: readonly AdDraft[]) => void;
	readonly onReports: (reports: readonly ReportEntry[]) => void;
	readonly onReceipts: () => void;
	readonly onIdentity: (self: Identity | undefined) => void;
	readonly onTrouble: (error: unknown) => void;
}

/** One subscriber per store. Returns how to stop. */
export function follow({ mirror, drafts, device, identity, reports }: Phone, on: Listeners): () => void {
	const each = <T>(read: () => Promise<T>, tell: (value: T) => void) => liveQuery(read).subscribe(tell, on.onTrouble);
	const all = [
		each(
			async () => ({ copy: await mirror.copy(), ads: await mirror.all() }),
			({ copy, ads }) => on.onBoard(copy, ads)
		),
		each(() => drafts.ads(), on.onDrafts),
		each(() => reports.all(), on.onReports),
		each(() => device.receipts.toArray(), on.onReceipts),
		each(identity, on.onIdentity)
	];
	return () => {
		for (const one of all) one.unsubscribe();
	};
}
