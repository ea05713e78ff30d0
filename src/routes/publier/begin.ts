/** What the form begins with: a draft, one's own ad to change, an old one to do again, or nothing. */
import { textOf, type AdText } from '../../domain/ad.ts';
import { isAdId, newAdId, type AdId } from '../../domain/ids.ts';
import { withMoreTime } from '../../lib/state/more-time.ts';
import { here } from '../../lib/state/phone.svelte.ts';
import { likeBefore } from './form.ts';

export interface Beginning {
	readonly fields: Partial<AdText>;
	readonly id?: AdId;
	readonly of: 'new' | 'edit';
	/** Made from an old ad just now. */
	readonly copied?: true;
}

export async function beginning(query: URLSearchParams): Promise<Beginning> {
	const phone = await here.open();
	const mine = async (id: string) => (await phone.mail())?.contents.ads.find((one) => one._id === `ad:${id}`);
	/** Prolonged, it is changed as it is shown: its first last day may be over. */
	const mineNow = async (id: string) => {
		const [ad, mail] = [await mine(id), await phone.mail()];
		return ad && mail && withMoreTime(ad, mail.contents, Date.now());
	};
	const [draft, own, model] = ['brouillon', 'annonce', 'modele'].map((name) => query.get(name) ?? '');

	if (draft && isAdId(draft)) {
		const there = await phone.drafts.ad(draft);
		if (there) return { fields: there.fields, id: draft, of: there.of };
	}
	if (own && isAdId(own)) {
		const ad = await mineNow(own);
		const there = ad && (await phone.drafts.beginAd(own, 'edit', textOf(ad), ad._rev));
		if (there) return { fields: there.fields, id: own, of: there.of };
	}
	if (model && isAdId(model)) {
		const ad = await mine(model);
		if (ad) return { fields: likeBefore(textOf(ad)), id: newAdId(), of: 'new', copied: true };
	}
	const profile = (await phone.mail().catch(() => undefined))?.contents.profile;
	return { fields: profile ? { commune: profile.commune } : {}, of: 'new' };
}
