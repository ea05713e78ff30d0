/** Several phones, any order and any weather: whatever arrives when, nothing is given twice and everybody knows where they stand. */
import fc from 'fast-check';
import { test } from 'vitest';
import { addDays, dayOf, type Day } from '../../src/domain/dates.ts';
import type { AdText } from '../../src/domain/ad.ts';
import type { Decision } from '../../src/domain/parts/docs.ts';
import type { What } from '../../src/domain/parts/what.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { borrow, ride, signup } from '../factories/parts.ts';
import type { Weather } from '../factories/link.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { chance, pick } from '../factories/random.ts';
import { startServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';
import { guestsOf, memberPhone, partIn, publishes } from '../factories/village.ts';
import { everythingAgrees } from './parts-agree.ts';

/** `SEEDS=1000` for a night; `SEED=…` plays one again. */
const numRuns = Number(process.env.SEEDS ?? 25);
const TIMEOUT_MS = 60_000 + numRuns * 6_000;
const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const SKIES: readonly Weather[] = ['fine', 'fine', 'fine', 'cut', 'answer-lost', 'twice', 'portal', 'bad-gateway'];

const TODAY = dayOf(Date.now());
const [DAY, LATER] = [addDays(TODAY, 2), addDays(TODAY, 5)];
interface Sort {
	readonly text: Partial<AdText>;
	readonly days: readonly (Day | undefined)[];
	readonly what: (size: number) => What;
}
const SORTS: readonly Sort[] = [
	{
		text: {
			kind: 'carpool',
			side: 'offer',
			category: 'transport',
			counterpart: 'free',
			to: '38185',
			on: DAY,
			at: '08:00',
			places: 2,
			details: { role: 'driver', back: '17:00' }
		},
		days: [DAY],
		what: (size) => ride({ seats: Math.min(size, 2), legs: size === 3 ? ['out', 'back'] : ['out'] })
	},
	{
		text: { kind: 'lesson', side: 'offer', places: 2, details: { dates: [DAY, LATER] } },
		days: [DAY, LATER],
		what: (size) => signup({ people: Math.min(size, 2) })
	},
	{
		text: { kind: 'loan', side: 'offer', category: 'tools' },
		days: [undefined],
		what: (size) => borrow(addDays(TODAY, size), addDays(TODAY, size + 2))
	}
];

type Step =
	| { readonly do: 'ask'; readonly who: number; readonly day: number; readonly size: number }
	| { readonly do: 'cancel'; readonly who: number; readonly day: number; readonly size: number }
	| { readonly do: 'decide'; readonly which: number; readonly decision: Decision }
	| { readonly do: 'places'; readonly places: number }
	| { readonly do: 'exchange'; readonly who: number; readonly sky: number }
	| { readonly do: 'restart' };

const ASKERS = 3;
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('ask'),
			who: fc.nat(ASKERS - 1),
			day: fc.nat(1),
			size: fc.integer({ min: 1, max: 3 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('cancel'), who: fc.nat(ASKERS - 1), day: fc.nat(1), size: fc.constant(1) })
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('decide'),
			which: fc.nat(5),
			decision: fc.constantFrom<Decision>('accepted', 'accepted', 'accepted', 'refused', 'done')
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('places'), places: fc.integer({ min: 2, max: 4 }) }) },
	{ weight: 9, arbitrary: fc.record({ do: fc.constant('exchange'), who: fc.nat(ASKERS), sky: fc.integer() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) }
);

async function play(sort: Sort, steps: readonly Step[]) {
	const stores = lasting(memoryStores());
	let server = await startServer({ stores });
	const author = await memberPhone(server, 'Odette');
	const askers = await Promise.all(Array.from({ length: ASKERS }, (_, i) => memberPhone(server, `Personne ${i}`)));
	const phones = [author, ...askers];
	try {
		const ad = await publishes(author, sort.text);
		await untilQuiet(server, phones);
		for (const { link } of phones) link.weather = () => 'cut';
		for (const one of steps) {
			if (one.do === 'restart') {
				await server.stop();
				server = await startServer({ stores });
				for (const { link } of phones) link.origin = server.origin;
			} else if (one.do === 'exchange') {
				const [phone, random] = [phones[one.who % phones.length]!, chance(one.sky)];
				phone.link.weather = () => pick(SKIES, random);
				await phone.exchange();
			} else if (one.do === 'ask') {
				await askers[one.who]!.phone.ask(ad, sort.days[one.day % sort.days.length], sort.what(one.size));
			} else if (one.do === 'cancel') {
				const part = await partIn(askers[one.who]!, ad, sort.days[one.day % sort.days.length]);
				if (part) await askers[one.who]!.phone.cancelPart(part.part);
			} else if (one.do === 'places') {
				// More only: nobody is sent away by fewer, which the count below would take for a seat given twice.
				const doc = (await author.phone.mail())!.contents.ads[0]!;
				if (doc.places !== undefined && one.places > doc.places)
					await author.phone.setState({ ...doc, places: one.places }, 'live');
			} else {
				const guests = await guestsOf(author, ad);
				const guest = guests[one.which % guests.length];
				if (guest) await author.phone.decide(guest.roster, one.decision);
			}
		}
		await untilQuiet(server, phones);
		await everythingAgrees(server, phones);
	} finally {
		for (const phone of phones) await phone.close();
		await server.stop();
	}
}

test(
	'whatever arrives when, no place is given twice, and books, boards, mailboxes and phones agree',
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...SORTS), fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }), play),
			{ ...seed, numRuns, endOnFailure: process.env.SHRINK === undefined }
		);
	},
	TIMEOUT_MS
);
