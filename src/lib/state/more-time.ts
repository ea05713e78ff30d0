/** One's own ad that was given more time by what was done with it (F4): its author's text still says the first last day. */
import { dayOf } from '../../domain/dates.ts';
import type { AdDoc } from '../../domain/ad.ts';
import { wayOf } from '../../kinds/ways.ts';
import type { Contents } from '../mailbox/contents.ts';
import type { OwnAd } from './phone.svelte.ts';

type Mail = Pick<Contents, 'parts' | 'verdicts'>;

/** The ad with its last day as the board shows it: only what the server has accepted gives time. */
export function withMoreTime<T extends AdDoc>(ad: T, { parts, verdicts }: Mail, now: number): T {
	const acts = parts.flatMap((doc) =>
		doc.type === 'act' && ad._id === `ad:${doc.ad}` && verdicts.get(doc._id)?.get(doc._rev)?.accepted === true
			? [{ id: doc.id as string, act: doc.act, at: doc.writtenAt }]
			: []
	);
	const last = acts.length > 0 ? wayOf(ad.kind)?.lastDay?.(ad, { entries: [], acts }, new Date(now).toISOString()) : undefined;
	return last && ad.on && last > ad.on ? { ...ad, on: last, expiresOn: last } : ad;
}

/** The same object where nothing gave it more time. */
export function ownWithMoreTime(own: OwnAd, mail: Mail | undefined, now: number): OwnAd {
	const ad = mail ? withMoreTime(own.ad, mail, now) : own.ad;
	if (ad === own.ad) return own;
	const goesOn = own.state === 'expired' && ad.expiresOn >= dayOf(now);
	return { ...own, ad, ...(goesOn && { state: ad.state === 'reserved' ? ('reserved' as const) : ('published' as const) }) };
}
