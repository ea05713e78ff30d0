/**
 * Those of the village with whole phones, as the app itself does things: Dexie, PouchDB, its own replication. Some have two,
 * and do not remember on which they did what.
 */
import type { AdState, PublicAd } from '../../../src/domain/ad.ts';
import { dayOf } from '../../../src/domain/dates.ts';
import { newAdId, threadOf } from '../../../src/domain/ids.ts';
import { pick } from '../../factories/random.ts';
import { everyAd } from '../../factories/boards.ts';
import { newPhone, type TestPhone } from '../../factories/phones.ts';
import { profile } from '../../factories/profiles.ts';
import { newPhoneOf } from '../../factories/same-member.ts';
import { guestsOf } from '../../factories/village.ts';
import type { Identity } from '../../../src/lib/device/db.ts';
import type { Around } from './person.ts';
import { elsewhere, type Habit } from './habits.ts';
import { idea, kindFor, otherWords, WAYS } from './ideas.ts';
import { talkOf } from './neighbours-talk.ts';
import { numberOf, plateOf, secretOf } from './secrets.ts';

export type Neighbour = ReturnType<typeof withPhone>;

export async function newNeighbour(habit: Habit, origin: string, now: () => number, around: Around): Promise<Neighbour> {
	const phone = newPhone(origin, now);
	phone.link.weather = () => 'cut';
	const { n, name } = habit;
	await phone.phone.signUp(profile({ name, contact: { by: 'phone', phone: numberOf(n, n) } }));
	return withPhone(habit, phone, (await phone.phone.identity())!, now, around);
}

/** The same person, on another phone that their first one lets in. */
export async function onSecondPhone({ habit, phone: first, self }: Neighbour, origin: string, now: () => number, around: Around) {
	first.link.weather = () => 'fine';
	await first.exchange();
	const phone = await newPhoneOf(first, origin, now);
	await phone.exchange();
	for (const { link } of [first, phone]) link.weather = () => 'cut';
	return withPhone(elsewhere(habit), phone, self, now, around);
}

function withPhone(habit: Habit, phone: TestPhone, self: Identity, now: () => number, around: Around) {
	const { random, next, numberOfRef } = around;
	const { n } = habit;
	const some = <T>(all: readonly T[]) => (all.length > 0 ? pick(all, random) : undefined);
	const secret = (to: number) => secretOf(n, to, next());
	const contents = async () => (await phone.phone.mail())!.contents;

	async function others(): Promise<PublicAd[]> {
		const all = (await everyAd(phone.phone.board)).filter((ad) => typeof ad === 'object');
		return all.filter(({ author }) => author.ref !== self.ref);
	}

	const deeds: readonly (() => Promise<void>)[] = [
		async () => phone.phone.publish(newAdId(), idea(kindFor(next()), dayOf(now()), random)),
		async () => {
			const ad = some((await contents()).ads);
			if (ad) await phone.phone.setState({ ...ad, ...otherWords(random) }, pick<AdState>(['live', 'reserved', 'done'], random));
		},
		async () => {
			const ad = some(await others());
			if (ad) await phone.phone.send(threadOf(ad.id, self.ref), `Bonjour, ${secret(numberOfRef(ad.author.ref))}`);
		},
		async () => {
			const copy = some((await contents()).inbox);
			if (copy) await phone.phone.send(copy.thread, `Merci, ${secret(numberOfRef(copy.from.ref))}`);
		},
		async () => {
			const ad = some((await others()).filter(({ kind }) => WAYS[kind]));
			const taken = ad && some(WAYS[ad.kind]!(ad, dayOf(now()), random));
			if (!ad || !taken) return;
			const to = numberOfRef(ad.author.ref);
			await phone.phone.ask(ad.id, taken.on, { ...taken.what, note: secret(to) }, numberOf(n, to));
		},
		async () => {
			const part = some((await contents()).parts.filter((doc) => doc.type === 'part'));
			if (part?.type === 'part') await phone.phone.cancelPart(part);
		},
		async () => {
			for (const ad of (await contents()).ads)
				for (const { roster } of await guestsOf(phone, ad._id.slice(3) as PublicAd['id'])) {
					const to = roster.paper ? n : numberOfRef(roster.who as never);
					if (roster.state === 'asked') await phone.phone.decide(roster, 'accepted', { note: secret(to), plate: plateOf(n, to) });
				}
		},
		() => phone.reopen(),
		async () => {
			const contact = { by: 'phone', phone: numberOf(n, n) } as const;
			await phone.phone.saveProfile(profile({ name: `${habit.name} ${next()}`, contact }));
		},
		async () => {
			const [conflict] = (await contents()).conflicts;
			if (!conflict) return;
			const versions = [conflict.winner, ...conflict.losers];
			await phone.phone.choose(
				pick(versions, random),
				versions.map(({ _rev }) => _rev)
			);
		},
		...talkOf(phone, self, n, around)
	];
	return { habit, phone, self, act: () => pick([...deeds, ...deeds.slice(2)], random)() };
}
