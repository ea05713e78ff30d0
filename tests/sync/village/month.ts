/** A month of the village: what everybody does, what the weather does, and what stops the server. Ends with fine weather. */
import { dayOf, type Instant } from '../../../src/domain/dates.ts';
import { newDeviceSecret, newMemberId, newMemberRef, type MemberId, type MemberRef } from '../../../src/domain/ids.ts';
import { memoryStores } from '../../../server/stores/memory.ts';
import type { Weather } from '../../factories/link.ts';
import { untilQuiet } from '../../factories/quiet.ts';
import { drawIdsFrom } from '../../factories/drawn-ids.ts';
import { chance, pick } from '../../factories/random.ts';
import { startServer, type TestServer } from '../../factories/server.ts';
import { lasting, newPower, withPower, type Power } from '../../factories/stores.ts';
import { createClock } from './clock.ts';
import { doSomething } from './deeds.ts';
import { DAYS, habits, PHONES, TWO_PHONES, type Habit } from './habits.ts';
import { newHand } from './hand.ts';
import { profileDoc, type Around, type Person, type Reported } from './person.ts';
import { newNeighbour, onSecondPhone, type Neighbour } from './neighbours.ts';
import type { Moment } from './naive.ts';
import { witnessed, type Came, type Silence } from './witness.ts';

/** Over the end of March: one day of it has 23 hours. */
const START = Date.parse('2026-03-10T05:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const FIRST_ADS = 1;
const SKIES: readonly Weather[] = ['fine', 'fine', 'fine', 'fine', 'fine', 'cut', 'answer-lost', 'twice', 'portal'];
/** The power goes in the middle of somebody's exchange; on the others the server is stopped politely with several waiting. */
const CUTS: ReadonlySet<number> = new Set([4, 11, 17, 23]);
const STOPS: ReadonlySet<number> = new Set([8, 20]);

export type Month = Awaited<ReturnType<typeof live>>;

export async function live(seed: number) {
	const random = chance(seed);
	const drawAnyIds = drawIdsFrom(chance(seed + 1));
	const clock = createClock(START);
	const came: Came[] = [];
	const silences: Silence[] = [];
	const moments: Moment[] = [];
	/** Moments at which nothing was waiting: everything that came before was answered before. */
	const quiet: Instant[] = [];
	const disk = witnessed(lasting(memoryStores()), clock.at, came, silences);
	let power: Power = newPower();
	const open = () => {
		power = newPower();
		return startServer({ stores: withPower(disk, power), now: clock.now, moderation: { holdFirstAds: FIRST_ADS } });
	};
	let server: TestServer = await open();
	let isFine = false;
	const heard: string[] = [];

	const refs = new Map<MemberId, MemberRef>();
	const numbers = new Map<MemberRef, number>();
	const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
	let things = 0;
	const reports: Reported[] = [];
	const around: Around = {
		random,
		at: clock.at,
		numberOfRef: (ref) => numbers.get(ref) ?? 99,
		next: () => (things += 1),
		reports
	};

	const known = (habit: Habit, id: MemberId, ref: MemberRef) => {
		refs.set(id, ref);
		numbers.set(ref, habit.n);
	};
	const idle = async () => {
		await server.services.courier.idle();
		quiet.push(new Date(clock.now()).toISOString());
	};
	const hands: Person[] = [];
	const neighbours: Neighbour[] = [];
	for (const habit of habits(seed)) {
		if (habit.n < PHONES) {
			const neighbour = await newNeighbour(habit, server.origin, () => clock.at() + habit.skew * HOUR, around);
			known(habit, neighbour.self.id, neighbour.self.ref);
			neighbours.push(neighbour);
			if (TWO_PHONES.has(habit.n)) {
				neighbours.push(await onSecondPhone(neighbour, server.origin, () => clock.at() + habit.skew * HOUR, around));
				await idle();
			}
		} else {
			const self = { id: newMemberId(bytes), ref: newMemberRef(bytes), secret: newDeviceSecret(bytes) };
			known(habit, self.id, self.ref);
			const hand = newHand(
				self,
				() => server.origin,
				() => (isFine ? 'fine' : pick(SKIES, random)),
				(text) => void heard.push(text)
			);
			const person = { habit, hand };
			hand.write('profile:self', profileDoc(person, around, habit.name));
			hands.push(person);
		}
	}

	const stamp = () => new Date(clock.now()).toISOString();

	async function restart() {
		await server.stop().catch(() => undefined);
		server = await open();
		for (const { phone } of neighbours) phone.link.origin = server.origin;
		await idle();
	}

	/** The calendar turns, and somebody of the team reads what waits. */
	async function morning(day: number) {
		clock.moveTo(START + day * DAY);
		moments.push({ at: stamp(), do: 'night' });
		await server.services.parts.sweep();
		if (day % 2 === 0) return;
		const by = [...refs.keys()][0]!;
		for (const { id, rev, author } of await server.services.holding.list()) {
			const roll = random();
			const member = [...refs].find(([, ref]) => ref === author.ref)![0];
			if (roll < 0.15) {
				moments.push({ at: stamp(), do: 'vouch', member });
				await server.services.holding.vouch(member, by);
			} else if (roll < 0.3) {
				moments.push({ at: stamp(), do: 'decide', rev, code: 'not-local' });
				await server.services.holding.refuse(id, by, 'not-local', rev);
			} else {
				moments.push({ at: stamp(), do: 'decide', rev });
				await server.services.holding.release(id, by, rev);
			}
			await idle();
		}
	}

	async function sit({ hand }: Person) {
		const waiting = reports.find(({ received }) => !received);
		if (waiting) waiting.received = (await hand.report(waiting.report)) !== undefined;
		await hand.sit(idle);
	}

	/** The power goes at one of the writes that this exchange makes, anywhere between the mailbox and its verdict. */
	async function cutDuring(person: Person) {
		if (!(await person.hand.signIn())) return;
		power.cut = { at: power.writes + 1 + Math.floor(random() * 12), done: random() < 0.5 };
		await person.hand.bring();
		await server.services.courier.idle();
		await restart();
	}

	/**
	 * Several come at once, and the server is told to stop while they are being dealt with. None of them changes whom they
	 * hear: who could say whether somebody's words were looked at just before, or just after?
	 */
	async function stopDuring(people: readonly Person[]) {
		for (const { hand } of people.filter((person) => !person.hand.isWaiting('block')))
			if (await hand.signIn()) await hand.bring();
		await restart();
	}

	async function day(n: number) {
		await morning(n);
		const deeds: { at: number; person: Person | Neighbour }[] = [];
		for (const person of [...hands, ...neighbours]) {
			const { keen, signal } = person.habit;
			if (signal.has(n) || random() * 10 < keen) deeds.push({ at: START + n * DAY + (2 + random() * 15) * HOUR, person });
		}
		deeds.sort((a, b) => a.at - b.at);
		let trouble = CUTS.has(n) || STOPS.has(n) ? Math.floor(deeds.length / 2) : -1;
		for (const { at, person } of deeds) {
			clock.moveTo(at);
			const hasSignal = person.habit.signal.has(n);
			if ('phone' in person) {
				if (random() * 10 < person.habit.keen) for (let i = person.habit.acts; i > 0; i -= 1) await person.act();
				if (hasSignal) {
					person.phone.link.weather = () => pick(SKIES, random);
					await person.phone.exchange();
					await idle();
				}
				continue;
			}
			if (random() * 10 < person.habit.keen) for (let i = random() * 6; i > 0; i -= 1) doSomething(person, around);
			if (!hasSignal) continue;
			trouble -= 1;
			if (trouble > 0 || trouble < -4) await sit(person);
			else if (CUTS.has(n)) await cutDuring(person);
			else if (STOPS.has(n) && trouble === 0) await stopDuring(hands.slice(10, 16));
			else await sit(person);
		}
	}

	for (let n = 0; n < DAYS; n += 1) await day(n);

	// Then everybody comes down to where there is signal.
	isFine = true;
	clock.moveTo(START + DAYS * DAY);
	for (let round = 0, moved = true; moved; round += 1) {
		if (round > 8) throw new Error('the village is never quiet');
		moved = false;
		for (const { hand } of hands) if (!(await hand.sit(idle))) moved = true;
	}
	for (const one of reports) if (!one.received) await hands[0]!.hand.report(one.report);
	await untilQuiet(
		server,
		neighbours.map(({ phone }) => phone)
	);
	moments.push({ at: stamp(), do: 'night' });
	await server.services.parts.sweep();
	for (const { hand } of hands) await hand.sit(idle);
	await untilQuiet(
		server,
		neighbours.map(({ phone }) => phone)
	);
	await idle();

	return {
		server,
		hands,
		neighbours,
		refs,
		numbers,
		came,
		silences,
		moments,
		quiet,
		heard,
		reports,
		today: dayOf(clock.at()),
		async close() {
			drawAnyIds();
			for (const { phone } of neighbours) await phone.close();
			await server.stop();
		}
	};
}
