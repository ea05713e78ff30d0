/** The courier's promise: stopped at any write, it finishes when the server opens again. Nothing twice, nothing missing. */
import { afterEach, expect, test } from 'vitest';
import { newAdId, threadOf, type AdId, type MemberId } from '../../src/domain/ids.ts';
import type { InboxDoc, VerdictDoc } from '../../src/domain/mailbox.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import { docsOf, inMailbox, leavesOf } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { statesOf } from '../factories/states.ts';
import { lasting, withPower, type Power } from '../factories/stores.ts';
import { atEveryCut } from './every-cut.ts';

let phones: TestPhone[] = [];
let server: TestServer | undefined;

afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server?.stop().catch(() => undefined);
	phones = [];
	server = undefined;
});

interface Story {
	readonly good: AdId;
	readonly bad: AdId;
	readonly withdrawn: AdId;
	readonly odette: TestPhone;
	readonly marc: TestPhone;
}

/** An ad answered, one refused, one taken back; each step goes as far as the power lets it. */
async function tell(): Promise<Story> {
	const [odette, marc] = [newPhone(server!.origin), newPhone(server!.origin)];
	phones = [odette, marc];
	const [good, bad, withdrawn] = [newAdId(), newAdId(), newAdId()];
	odette.link.weather = () => 'cut';
	await odette.phone.signUp(profile());
	for (const [id, category] of [
		[bad, 'no-such-category'],
		[good, 'wood'],
		[withdrawn, 'wood']
	] as const) {
		await odette.phone.publish(id, adText({ title: id, category }));
	}
	odette.link.weather = () => 'fine';
	await odette.exchange();
	await server!.services.courier.idle();

	await marc.phone.signUp(profile({ name: 'Marc' }));
	const { ref } = (await marc.phone.identity())!;
	await marc.phone.send(threadOf(good, ref), 'Je peux venir samedi.');
	await marc.exchange();
	await server!.services.courier.idle();

	const { contents } = (await odette.phone.mail())!;
	await odette.phone.setState(
		contents.ads.find(({ _id }) => _id === `ad:${withdrawn}`)!,
		'withdrawn'
	);
	await odette.exchange();
	await server!.services.courier.idle();
	return { good, bad, withdrawn, odette, marc };
}

const idOf = async ({ phone }: TestPhone): Promise<MemberId> => (await phone.identity())!.id;

/** What `resume` owes before any phone is heard again: a verdict on the last revision of all that is in the mailboxes. */
async function everythingIsJudged(member: MemberId) {
	const { services } = server!;
	const verdicts = new Set((await docsOf<VerdictDoc>(services, member, 'verdict')).map(({ of, rev }) => `${of} ${rev}`));
	const leaves = await inMailbox(services, member, leavesOf);
	const own = leaves.filter((leaf) => /^(profile|ad|message):/.test(leaf));
	// Without a profile an ad only waits.
	if (own.some((leaf) => leaf.startsWith('profile:'))) expect(own.filter((leaf) => !verdicts.has(leaf))).toEqual([]);
}

async function theStoryIsWhole({ good, bad, withdrawn, odette, marc }: Story) {
	const { services } = server!;
	expect([...services.board.image().ads.keys()]).toEqual([good]);
	expect(await statesOf(odette)).toEqual({
		[`ad:${good}`]: 'published',
		[`ad:${bad}`]: 'refused',
		[`ad:${withdrawn}`]: 'withdrawn'
	});
	const copies = await docsOf<InboxDoc>(services, await idOf(odette), 'inbox');
	const { contents, self } = (await marc.phone.mail())!;
	if (contents.messages.length > 0) {
		expect(copies).toMatchObject([{ text: 'Je peux venir samedi.', from: { ref: self.ref, name: 'Marc' } }]);
	}
	const published = await services.registry.use('board', leavesOf);
	expect(published, 'published once: its first revision').toEqual([expect.stringMatching(`^ad:${good} 1-`)]);
	for (const member of [await idOf(odette), await idOf(marc)]) {
		const verdicts = (await docsOf<VerdictDoc>(services, member, 'verdict')).map(({ of, rev }) => `${of} ${rev}`);
		expect(new Set(verdicts).size, 'two verdicts on one thing').toBe(verdicts.length);
		const written = (await inMailbox(services, member, leavesOf)).filter((leaf) => /^(verdict|inbox):/.test(leaf));
		expect(
			written.filter((leaf) => !/ 1-/.test(leaf)),
			'written again over itself'
		).toEqual([]);
		expect(await services.markers.left()).toEqual([]);
	}
}

async function cutAt(power: Power) {
	const disk = lasting(memoryStores());
	server = await startServer({ stores: withPower(disk, power) });
	const story = await tell();
	await server.stop().catch(() => undefined);

	server = await startServer({ stores: disk });
	await server.services.courier.idle();
	for (const phone of phones) await everythingIsJudged(await idOf(phone));
	await untilQuiet(server, phones);
	await theStoryIsWhole(story);
}

test('a cut at any write, done or not, loses nothing and doubles nothing', async () => {
	const steps = await atEveryCut(cutAt, async () => {
		for (const phone of phones) await phone.close();
		await server!.stop();
	});
	expect(steps).toBeGreaterThan(25);
});
