/** Whoever publishes as a professional declares it, and everybody reads it (L13). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublicAd } from '../../src/domain/ad.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import { PROFESSIONAL_ID } from '../../src/domain/professional/docs.ts';
import { adText } from '../factories/ads.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { borrow } from '../factories/parts.ts';
import { profile } from '../factories/profiles.ts';
import { startServer, type TestServer } from '../factories/server.ts';

const SIRET = '12002701600357';
let server: TestServer;
let lise: TestPhone;
let neighbour: TestPhone;

beforeEach(async () => {
	server = await startServer();
	[lise, neighbour] = [newPhone(server.origin), newPhone(server.origin)];
});
afterEach(async () => {
	await lise.close();
	await neighbour.close();
	await server.stop();
});

async function settle() {
	for (let i = 0; i < 2; i += 1) {
		await lise.exchange();
		await server.services.courier.idle();
	}
	await lise.exchange();
	await neighbour.exchange();
}
async function readBy({ phone }: TestPhone, id: AdId): Promise<PublicAd | undefined> {
	const ad = await phone.board.get(id);
	return typeof ad === 'object' ? ad : undefined;
}
const listedBy = async ({ phone }: TestPhone) => (await phone.board.list({}, 1)).ads[0];

test('what was declared without network is on all their ads, on another phone, and no more once it is taken back', async () => {
	lise.link.weather = () => 'cut';
	const [before, after] = [newAdId(), newAdId()];
	await lise.phone.signUp(profile({ name: 'Lise' }));
	await lise.phone.publish(before, adText());
	await lise.phone.declareProfessional('120 027 016 00357');
	await lise.reopen();
	lise.link.weather = () => 'fine';
	await settle();
	await lise.phone.publish(after, adText({ title: 'Cours de taille' }));
	await settle();
	for (const id of [before, after]) expect((await readBy(neighbour, id))?.author).toMatchObject({ name: 'Lise', siret: SIRET });

	// Another name changes nothing of it.
	await lise.phone.saveProfile(profile({ name: 'Lise R.' }));
	await settle();
	expect((await readBy(neighbour, before))?.author).toMatchObject({ name: 'Lise R.', siret: SIRET });

	await lise.phone.declareProfessional('');
	await settle();
	for (const id of [before, after]) expect((await readBy(neighbour, id))?.author).not.toHaveProperty('siret');
});

test('a list says so before the texts have come', async () => {
	await lise.phone.signUp(profile({ name: 'Lise' }));
	await lise.phone.declareProfessional(SIRET);
	await lise.phone.publish(newAdId(), adText());
	await settle();
	expect(await listedBy(neighbour)).toMatchObject({ professional: true });
});

test('a number that cannot be one is refused, and what was declared before it stays', async () => {
	const id = newAdId();
	await lise.phone.signUp(profile());
	await lise.phone.publish(id, adText());
	await lise.phone.declareProfessional(SIRET);
	await settle();
	await lise.phone.declareProfessional('12002701600358');
	await settle();
	const { professional, verdicts } = (await lise.phone.mail())!.contents;
	expect(verdicts.get(PROFESSIONAL_ID)?.get(professional!._rev)).toMatchObject({ refused: 'siret-digits', field: 'siret' });
	expect((await readBy(neighbour, id))?.author.siret).toBe(SIRET);
});

test('who takes part in their ad is told where they stand, as in anybody’s', async () => {
	const id = newAdId();
	await lise.phone.signUp(profile({ name: 'Lise' }));
	await lise.phone.declareProfessional(SIRET);
	await lise.phone.publish(id, adText({ kind: 'loan', side: 'offer', category: 'tools' }));
	await settle();
	await neighbour.phone.signUp(profile({ name: 'Marc' }));
	await neighbour.phone.ask(id, undefined, borrow('2027-01-10', '2027-01-12'));
	await neighbour.exchange();
	await settle();
	expect((await neighbour.phone.mail())!.contents.standings).toMatchObject([{ state: 'asked', author: { name: 'Lise' } }]);
});
