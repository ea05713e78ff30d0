/** One person, several phones, one ad: both texts are kept until one is chosen, and then there is one everywhere. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../src/domain/ad.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import { adText } from '../factories/ads.ts';
import { boardAd, inMailbox } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { newPhoneOf } from '../factories/same-member.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';

let server: TestServer;
let phones: TestPhone[];
let id: AdId;

async function open(count: number) {
	server = await startServer();
	const first = newPhone(server.origin);
	await first.phone.signUp(profile());
	phones = [first];
	while (phones.length < count) phones.push(await newPhoneOf(first, server.origin));
	id = newAdId();
	await first.phone.publish(id, adText({ title: 'La première' }));
	await untilQuiet(server, phones);
	for (const { link } of phones) link.weather = () => 'cut';
}
async function close() {
	for (const phone of phones) await phone.close();
	await server.stop();
}

const contents = async (phone: TestPhone) => (await phone.phone.mail())!.contents;
const mine = async (phone: TestPhone) => (await contents(phone)).ads.find(({ _id }) => _id === `ad:${id}`)!;
/** What that phone would ask about: each version's title, in no order. */
async function asked(phone: TestPhone): Promise<string[]> {
	const [conflict] = (await contents(phone)).conflicts;
	return conflict ? [conflict.winner, ...conflict.losers].map(({ title }) => title).sort() : [];
}
async function choose(phone: TestPhone, title: string) {
	const [conflict] = (await contents(phone)).conflicts;
	const versions = [conflict!.winner, ...conflict!.losers];
	await phone.phone.choose(
		versions.find((one) => one.title === title)!,
		versions.map(({ _rev }) => _rev)
	);
}
/** As the form does: it opens what is there, and publishes what became of it. */
async function edit({ phone }: TestPhone, title: string) {
	const ad = (await phone.mail())!.contents.ads.find(({ _id }) => _id === `ad:${id}`)!;
	await phone.drafts.beginAd(id, 'edit', textOf(ad), ad._rev);
	await phone.publish(id, { ...textOf(ad), title });
	return ad.title;
}
/** How many versions of the ad the server holds. */
const versions = async () => {
	const { id: member } = (await phones[0]!.phone.identity())!;
	const held = await inMailbox(server.services, member, (db) => db.get(`ad:${id}`, { conflicts: true }));
	return 1 + (held._conflicts?.length ?? 0);
};

describe('an ad edited on two phones without network', () => {
	beforeEach(() => open(2));
	afterEach(close);

	test('is asked about on both, whichever exchanged first; the board shows one of the two meanwhile', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await edit(a, 'De la cuisine');
		await edit(b, 'De la grange');
		await untilQuiet(server, [b, a]);
		for (const phone of phones) expect(await asked(phone)).toEqual(['De la cuisine', 'De la grange']);
		expect(['De la cuisine', 'De la grange']).toContain(boardAd(server.services, id)?.title);
		expect(await statesOf(a)).toEqual({ [`ad:${id}`]: 'published' });
		expect(await statesOf(b)).toEqual({ [`ad:${id}`]: 'published' });
	});

	test.each(['De la cuisine', 'De la grange'])(
		'shows « %s » everywhere once it was chosen, even without network',
		async (title) => {
			const [a, b] = phones as [TestPhone, TestPhone];
			await edit(a, 'De la cuisine');
			await edit(b, 'De la grange');
			await untilQuiet(server, phones);
			b.link.weather = () => 'cut';
			await choose(b, title);
			expect(await asked(b)).toEqual([]);
			await untilQuiet(server, phones);
			for (const phone of phones) {
				expect(await asked(phone)).toEqual([]);
				expect((await mine(phone)).title).toBe(title);
				expect(await statesOf(phone)).toEqual({ [`ad:${id}`]: 'published' });
			}
			expect(boardAd(server.services, id)?.title).toBe(title);
			expect(await versions()).toBe(1);
		}
	);

	test('can be made of parts of both', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await edit(a, 'De la cuisine');
		await b.phone.publish(id, { ...textOf(await mine(b)), text: 'Le texte de la grange.' });
		await untilQuiet(server, phones);
		const [conflict] = (await contents(a)).conflicts;
		const versions = [conflict!.winner, ...conflict!.losers];
		const both = { ...versions.find((one) => one.title === 'De la cuisine')!, text: 'Le texte de la grange.' };
		await a.phone.choose(
			both,
			versions.map(({ _rev }) => _rev)
		);
		await untilQuiet(server, phones);
		expect(boardAd(server.services, id)).toMatchObject({ title: 'De la cuisine', text: 'Le texte de la grange.' });
	});

	test('chosen differently on each is asked about once more, and nothing is lost', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await edit(a, 'De la cuisine');
		await edit(b, 'De la grange');
		await untilQuiet(server, phones);
		for (const { link } of phones) link.weather = () => 'cut';
		await choose(a, 'De la cuisine');
		await choose(b, 'De la grange');
		await untilQuiet(server, phones);
		for (const phone of phones) expect(await asked(phone)).toEqual(['De la cuisine', 'De la grange']);
	});

	test('in the very same words is no question, nor is one prolonged on both', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await edit(a, 'La même');
		await edit(b, 'La même');
		await untilQuiet(server, phones);
		for (const phone of phones) expect([await asked(phone), (await mine(phone)).title]).toEqual([[], 'La même']);
		expect(await versions()).toBe(1);
	});

	test('withdrawn on one of them, edited on the other, is asked about too', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await a.phone.act(await mine(a), 'withdraw');
		await edit(b, 'Toujours là');
		await untilQuiet(server, phones);
		for (const phone of phones) expect(await asked(phone)).toHaveLength(2);
	});

	test('a choice that the battery interrupts is made when the app is opened again', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await edit(a, 'De la cuisine');
		await edit(b, 'De la grange');
		await untilQuiet(server, phones);
		a.failNextPut();
		await expect(choose(a, 'De la cuisine')).rejects.toThrow('the battery went');
		await a.reopen();
		expect([await asked(a), (await mine(a)).title]).toEqual([[], 'De la cuisine']);
		await untilQuiet(server, phones);
		for (const phone of phones) expect([await asked(phone), (await mine(phone)).title]).toEqual([[], 'De la cuisine']);
	});
});

describe('a form left open', () => {
	beforeEach(() => open(2));
	afterEach(close);

	test('does not write over what another phone published meanwhile', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		const before = await mine(a);
		await a.phone.drafts.beginAd(id, 'edit', textOf(before), before._rev);
		await edit(b, 'De la grange');
		await untilQuiet(server, phones);
		await a.phone.publish(id, { ...textOf(before), title: 'De la cuisine' });
		await untilQuiet(server, phones);
		for (const phone of phones) expect(await asked(phone)).toEqual(['De la cuisine', 'De la grange']);
	});

	test('nor does it when the battery goes as it is published: what is written again was made from the same', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		const before = await mine(a);
		await a.phone.drafts.beginAd(id, 'edit', textOf(before), before._rev);
		await edit(b, 'De la grange');
		await untilQuiet(server, phones);
		a.failNextPut();
		await expect(a.phone.publish(id, { ...textOf(before), title: 'De la cuisine' })).rejects.toThrow('the battery went');
		expect(await a.phone.device.journal.toArray()).toMatchObject([{ base: before._rev, member: (await a.phone.identity())!.id }]);
		await a.reopen();
		await untilQuiet(server, phones);
		for (const phone of phones) expect(await asked(phone)).toEqual(['De la cuisine', 'De la grange']);
	});

	test('is no question when only its state changed meanwhile, and stays promised to whom it was', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		const before = await mine(a);
		await a.phone.drafts.beginAd(id, 'edit', textOf(before), before._rev);
		await b.phone.act(await mine(b), 'reserve');
		await untilQuiet(server, phones);
		await a.phone.publish(id, { ...textOf(before), title: 'Corrigée' });
		await untilQuiet(server, phones);
		expect(await asked(b)).toEqual([]);
		expect(boardAd(server.services, id)).toMatchObject({ title: 'Corrigée', state: 'reserved' });
	});
});

describe('a profile changed on two phones', () => {
	beforeEach(() => open(2));
	afterEach(close);

	test('is the newest, everywhere, with no question', async () => {
		const [a, b] = phones as [TestPhone, TestPhone];
		await a.phone.saveProfile(profile({ name: 'Odette B.' }));
		await new Promise((resolve) => setTimeout(resolve, 5));
		await b.phone.saveProfile(profile({ name: 'Odette, de la grange' }));
		await untilQuiet(server, phones);
		for (const phone of phones) expect((await contents(phone)).profile?.name).toBe('Odette, de la grange');
		expect(boardAd(server.services, id)?.author.name).toBe('Odette, de la grange');
	});
});

type Step = { readonly do: 'edit' | 'exchange' | 'reopen' | 'choose'; readonly who: number };
const step: fc.Arbitrary<Step> = fc.record({
	do: fc.oneof(
		{ weight: 4, arbitrary: fc.constant('edit' as const) },
		{ weight: 4, arbitrary: fc.constant('exchange' as const) },
		{ weight: 1, arbitrary: fc.constant('reopen' as const) },
		{ weight: 1, arbitrary: fc.constant('choose' as const) }
	),
	who: fc.nat(2)
});

test('whatever the order on two or three phones, all ask about the same versions, none is lost, and a choice makes one', async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 2, max: 3 }), fc.array(step, { minLength: 3, maxLength: 14 }), async (count, steps) => {
			await open(count);
			try {
				const written: string[] = [];
				/** Texts that somebody had before their eyes when they wrote or chose another in their place. */
				const replaced = new Set<string>();
				for (const { do: what, who } of steps) {
					const phone = phones[who % count]!;
					if (what === 'exchange') {
						phone.link.weather = () => 'fine';
						await phone.exchange();
						phone.link.weather = () => 'cut';
					} else if (what === 'reopen') await phone.reopen();
					else if (what === 'choose') {
						const [title, ...others] = await asked(phone);
						for (const other of others) replaced.add(other);
						if (title) await choose(phone, title);
					} else {
						written.push(`Version ${written.length + 1}`);
						replaced.add(await edit(phone, written.at(-1)!));
					}
					await server.services.courier.idle();
				}
				await untilQuiet(server, phones);
				const questions = await Promise.all(phones.map(asked));
				for (const question of questions) expect(question).toEqual(questions[0]);
				const shown = await Promise.all(phones.map(mine));
				for (const ad of shown) expect(textOf(ad)).toEqual(textOf(shown[0]!));
				const here = new Set([...questions[0]!, shown[0]!.title, ...replaced]);
				expect(written.filter((title) => !here.has(title))).toEqual([]);

				const [chosen] = questions[0]!;
				if (chosen) await choose(phones[0]!, chosen);
				await untilQuiet(server, phones);
				for (const phone of phones) {
					expect(await asked(phone)).toEqual([]);
					if (chosen) expect((await mine(phone)).title).toBe(chosen);
				}
				expect(await versions()).toBe(1);
				expect(boardAd(server.services, id)?.title).toBe((await mine(phones[0]!)).title);
			} finally {
				await close();
			}
		}),
		{ numRuns: Number(process.env.SEEDS ?? 25), endOnFailure: true, ...(process.env.SEED && { seed: Number(process.env.SEED) }) }
	);
}, 240_000);
