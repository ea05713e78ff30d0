/** What is erased by itself (L7): photos whose ads are over, and what never became a photo. */
import { addDays, dayOf } from '../../src/domain/dates.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { AdRecord, Ledger } from '../ledger/ledger.ts';
import type { createPieces } from './pieces.ts';
import type { createQuota } from './quota.ts';

const DAY_MS = 86_400_000;
/** Content is erased so long after an ad's last day. */
const KEPT_DAYS = 30;
/** An ad may come after its photo, or be put up again. */
const GRACE_MS = DAY_MS;
/** The author of a photo half sent may be in a valley. */
const ARRIVING_MS = 14 * DAY_MS;
const REFUSED_MS = 30 * DAY_MS;

interface Swept {
	readonly ledger: Pick<Ledger, 'ads'>;
	readonly pieces: ReturnType<typeof createPieces>;
	readonly quota: ReturnType<typeof createQuota>;
	readonly kept: () => PhotoId[];
	readonly erase: (id: PhotoId) => Promise<void>;
	readonly forgetRefusals: (before: number) => Promise<void>;
}

/** Taken back by its author: nobody is to see it. Over: for a while one may still look for what it was. */
const isOver = ({ state, expiresOn }: AdRecord, now: number) =>
	state === 'withdrawn' || addDays(expiresOn, KEPT_DAYS) < dayOf(now);

export async function sweep({ ledger, pieces, quota, kept, erase, forgetRefusals }: Swept, now: number): Promise<void> {
	const wanted = new Set<PhotoId>();
	for (const ad of await ledger.ads()) if (!isOver(ad, now)) for (const { id } of ad.photos ?? []) wanted.add(id);
	const sent = await quota.all();
	for (const { id, at } of sent) if (now - at < GRACE_MS) wanted.add(id);

	for (const id of kept()) if (!wanted.has(id)) await erase(id);

	const since = new Map(sent.map(({ member, id, at }) => [`${member} ${id}`, at]));
	const arriving = new Set<string>();
	for (const { member, id } of await pieces.all()) {
		const name = `${member} ${id}`;
		if (now - (since.get(name) ?? 0) > ARRIVING_MS) await pieces.erase(member, id);
		else arriving.add(name);
	}
	for (const { member, id } of sent) {
		if (!wanted.has(id) && !arriving.has(`${member} ${id}`)) await quota.forget(member, id);
	}
	await forgetRefusals(now - REFUSED_MS);
}
