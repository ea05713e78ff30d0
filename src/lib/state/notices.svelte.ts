/** Own ads that end soon, as this phone works it out. What was put away stays so until there is something new to tell. */
import { dayOf } from '../../domain/dates.ts';
import { noticeKey, noticeOf, type Notice } from '../../domain/notices.ts';
import { memory } from './memory.ts';
import { here, type OwnAd } from './phone.svelte.ts';

const PUT_AWAY = 'notices-put-away';
/** An ad gives two in a month: this is years of them. */
const REMEMBERED = 100;

class Notices {
	#away = $state.raw<readonly string[]>((memory.get(PUT_AWAY) ?? '').split('\n'));

	all = $derived.by((): { own: OwnAd; notice: Notice }[] => {
		const today = dayOf(Date.now());
		return here.ownAds.flatMap((own) => {
			const notice = noticeOf(own.ad, today);
			return notice && own.state !== 'refused' && !this.#away.includes(noticeKey(own.ad, notice)) ? [{ own, notice }] : [];
		});
	});

	putAway({ ad }: OwnAd, notice: Notice) {
		this.#away = [...this.#away, noticeKey(ad, notice)].slice(-REMEMBERED);
		memory.set(PUT_AWAY, this.#away.join('\n'));
	}
}

export const notices = new Notices();
