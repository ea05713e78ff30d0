/** Whoever gives something away, once several have answered: one act says yes to one of them and no to the others. */
import type { AdDoc } from '../../../src/domain/ad.ts';
import { newMessageId, readThread, type ThreadId } from '../../../src/domain/ids.ts';
import type { InboxDoc } from '../../../src/domain/mailbox.ts';
import { answerId, answersOf } from '../../../src/domain/talk/candidates.ts';
import { ownAds } from './deeds-of-authors.ts';
import { bytes, instant, some, type Deed } from './person.ts';

export const CHOSEN = 'C’est pour vous !';
export const OTHERS = 'Une autre fois, merci.';

export const chooses: Deed = (person, around) => {
	const { hand } = person;
	const answered = (ad: AdDoc) => [
		...new Set(
			hand
				.received<InboxDoc>('inbox')
				.map(({ thread }) => thread)
				.filter((thread) => `ad:${readThread(thread)!.ad}` === ad._id && readThread(thread)!.asker !== hand.self.ref)
		)
	];
	const open = ownAds(person).filter((ad) => ad.state === 'live' && answered(ad).length > 0);
	const gifts = open.filter(({ window }) => window !== undefined);
	const ad = some(gifts.length > 0 ? gifts : open, around.random);
	if (!ad) return;
	const all = answered(ad);
	const chosen = some(all, around.random)!;
	const choice = {
		ad,
		chosen: [chosen],
		others: all.filter((thread) => thread !== chosen),
		chosenText: CHOSEN,
		othersText: OTHERS,
		end: around.random() < 0.3 ? ('reserved' as const) : ('done' as const)
	};
	// Chosen a second time, the first answer is not unsaid.
	const idOf = (thread: ThreadId) =>
		hand.own(`message:${answerId(thread)}`) ? newMessageId(bytes(around.random)) : answerId(thread);
	for (const doc of answersOf(choice, () => instant(person, around), idOf)) hand.write(doc._id, { ...doc });
};
