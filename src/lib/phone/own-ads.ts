/** What one does with one's own ads, each as one document that replaces the last. */
import { textOf, type AdDoc, type AdState, type AdText } from '../../domain/ad.ts';
import { tidy } from '../../domain/clean.ts';
import { dayOf, type Instant } from '../../domain/dates.ts';
import type { FormSign } from '../../domain/form-signs.ts';
import type { AdId, PhotoId } from '../../domain/ids.ts';
import { after, type WrittenAct } from '../../domain/own/acts.ts';
import { lastDay } from '../../kinds/index.ts';
import type { Drafts } from '../device/drafts.ts';
import type { Photos } from '../device/photos.ts';
import type { OwnMailbox } from './own-mailbox.ts';
import type { OwnPhotos } from './own-photos.ts';

interface Deps {
	readonly own: Pick<OwnMailbox, 'write' | 'contents'>;
	readonly drafts: Drafts;
	readonly photos: Pick<Photos, 'erase'>;
	readonly sending: Pick<OwnPhotos, 'offerOf'>;
	readonly now: () => number;
	readonly instant: () => Instant;
}

export function createOwnAds({ own, drafts, photos, sending, now, instant }: Deps) {
	const today = () => dayOf(now());
	const mine = async () => (await own.contents())?.ads ?? [];
	const over = ({ _rev }: AdDoc) => (_rev ? { base: _rev } : {});

	return {
		/** Hands an ad to the mailbox: published as soon as the server agrees. Its draft is gone then. */
		async publish(id: AdId, typed: AdText, form: readonly FormSign[] = []): Promise<void> {
			const { base } = (await drafts.ad(id)) ?? {};
			const there = (await mine()).find(({ _id }) => _id === `ad:${id}`);
			const text = tidy(typed);
			const doc: AdDoc = {
				_id: `ad:${id}`,
				type: 'ad',
				...textOf(text),
				// Corrected, it is still promised to whom it was.
				state: there?.state === 'reserved' ? 'reserved' : 'live',
				expiresOn: lastDay(text.kind, text, today()),
				writtenAt: instant(),
				...(form.length > 0 && { form: [...form] })
			};
			await own.write(doc, { ad: id }, base ? { base } : {});
		},

		/** One of the versions that several devices wrote, or one made of parts of them, in the place of all. */
		choose: (ad: AdDoc, shown: readonly string[]) => own.write({ ...ad, writtenAt: instant() }, undefined, { shown }),

		/** Prolongs, reserves, ends, takes back… Does nothing when the act has no sense in the ad's state. */
		async act(ad: AdDoc, what: WrittenAct): Promise<void> {
			const changed = after(ad, what, today());
			if (ad.state === 'withdrawn') await sending.offerOf(ad);
			if (changed) await own.write({ ...ad, ...changed, writtenAt: instant() }, undefined, over(ad));
		},

		/** Puts an ad back as it was, over what was done with it since. */
		async restore(ad: AdDoc): Promise<void> {
			await sending.offerOf(ad);
			await own.write({ ...ad, writtenAt: instant() }, undefined, over(ad));
		},

		/** The author takes an ad back, declares it done, or puts it up again. */
		async setState(ad: AdDoc, state: AdState): Promise<void> {
			if (ad.state === 'withdrawn') await sending.offerOf(ad);
			// Put up again, it lives anew; promised to somebody, it does not.
			const anew = state === 'live' && ad.state !== 'reserved' && { expiresOn: lastDay(ad.kind, ad, today()) };
			await own.write({ ...ad, state, writtenAt: instant(), ...anew });
		},

		/** Takes a photo out of every ad of one's own, and off this phone. */
		async dropPhoto(id: PhotoId): Promise<void> {
			for (const { photos: shown = [], ...ad } of await mine()) {
				if (!shown.some((photo) => photo.id === id)) continue;
				const left = shown.filter((photo) => photo.id !== id);
				await own.write({ ...ad, ...(left.length > 0 && { photos: left }), writtenAt: instant() });
			}
			await photos.erase(id);
		}
	};
}
