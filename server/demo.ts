/** Demonstration data: put on an empty board only. Every page then says that it is a demonstration. */
import type { PublicAd } from '../src/domain/ad.ts';
import { addDays, dayOf } from '../src/domain/dates.ts';
import type { MemberId, MemberRef } from '../src/domain/ids.ts';
import { lastDay } from '../src/kinds/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Board } from './board/board.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Keys } from './stores/stores.ts';
import { adTextOn, type Demo, type DemoAd } from './territory/demo.ts';

const DEMO_KEY = 'demo';

/** Whether the board in these stores is, or is to become, a demonstration. A board in real use never turns into one. */
export async function isDemo(keys: Keys, wanted: boolean, boardIsEmpty: boolean): Promise<boolean> {
	if ((await keys.get(DEMO_KEY)) === '1') return true;
	if (!wanted || !boardIsEmpty) return false;
	await keys.put(DEMO_KEY, '1');
	return true;
}

/** Members of the demonstration have a mailbox like anyone's, in which nobody reads. */
const memberIdOf = (ref: MemberRef) => `${ref}${ref}` as MemberId;

/** What is filled: just opened, and empty. */
interface Empty {
	readonly accounts: Accounts;
	readonly board: Board;
	readonly ledger: Ledger;
	readonly now: () => number;
}

/** Puts the kit's demonstration on the board, dated from today. */
export async function seedDemo({ accounts, board, ledger, now }: Empty, demo: Demo): Promise<void> {
	const names = new Map(demo.members.map((member) => [member.ref, member.name]));
	for (const { ref, name, commune } of demo.members) {
		await accounts.addDemoMember(memberIdOf(ref), ref, { name, commune, contact: { by: 'relay' } });
	}
	const ads = demo.ads.map((ad, index) => asPublished(ad, names.get(ad.author) ?? '', now(), index));
	for (const [index, { state }] of demo.ads.entries()) {
		const ad = ads[index];
		if (!ad) continue;
		const { title, expiresOn, publishedAt, author } = ad;
		await ledger.recordAd(ad.id, { owner: memberIdOf(author.ref), author: author.ref, title, state, expiresOn, publishedAt });
	}
	await board.fill(ads);
	for (const { id, state } of demo.ads) if (state === 'withdrawn') await board.remove(id);
}

/** Spread over the day, from 7 h to 21 h, so that no two ads bear the same time. */
function asPublished(demo: DemoAd, name: string, now: number, index: number): PublicAd {
	const minutes = 7 * 60 + ((index * 131) % (14 * 60));
	const day = addDays(dayOf(now), -demo.age);
	const written = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
	const publishedAt = new Date(Math.min(written, now - index * 1000)).toISOString();
	const text = adTextOn(demo, dayOf(now));
	return {
		...text,
		id: demo.id,
		state: demo.state === 'done' ? 'done' : 'live',
		expiresOn: lastDay(text.kind, text, day),
		publishedAt,
		updatedAt: publishedAt,
		author: { ref: demo.author, name }
	};
}
