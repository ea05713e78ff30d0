/** What those with whole phones do in their exchanges, beside writing: as the app's own buttons do it. */
import { readThread } from '../../../src/domain/ids.ts';
import type { Identity } from '../../../src/lib/device/db.ts';
import { pick } from '../../factories/random.ts';
import type { TestPhone } from '../../factories/phones.ts';
import { CHOSEN, OTHERS } from './deeds-of-choice.ts';
import { LEVELS } from './deeds-of-manners.ts';
import { some as someOf, type Around } from './person.ts';
import { numberOf, secretOf } from './secrets.ts';

export function talkOf(phone: TestPhone, self: Identity, n: number, around: Around): readonly (() => Promise<void>)[] {
	const { random, next, numberOfRef } = around;
	const some = <T>(all: readonly T[]) => someOf(all, random);
	const contents = async () => (await phone.phone.mail())!.contents;
	const copy = async () => some((await contents()).inbox);

	return [
		async () => {
			const from = (await copy())?.from;
			if (from) await phone.phone.talk.hear(from.ref, from.name, pick(LEVELS, random));
		},
		async () => {
			const one = await copy();
			if (!one) return;
			const number = numberOf(n, numberOfRef(one.from.ref));
			await phone.phone.talk.givePhone(one.thread, number, `Mon numéro : ${number}`);
		},
		async () => {
			const one = await copy();
			if (one) await phone.phone.talk.thank(one.thread, `Merci ! ${secretOf(n, numberOfRef(one.from.ref), next())}`);
		},
		async () => {
			const thanked = some((await contents()).talk.thanked);
			if (thanked) await phone.phone.talk.decline(thanked.thread);
		},
		async () => {
			const { ads, inbox } = await contents();
			const threads = [...new Set(inbox.map(({ thread }) => thread))].filter((thread) => readThread(thread)!.asker !== self.ref);
			const chosen = some(threads);
			const ad = ads.find(({ _id }) => chosen && _id === `ad:${readThread(chosen)!.ad}`);
			if (!chosen || ad?.state !== 'live') return;
			const others = threads.filter((thread) => thread !== chosen && `ad:${readThread(thread)!.ad}` === ad._id);
			const texts = { chosenText: CHOSEN, othersText: OTHERS };
			await phone.phone.talk.answerAll({ ad, chosen: [chosen], others, ...texts, end: pick(['reserved', 'done'], random) }, []);
		}
	];
}
