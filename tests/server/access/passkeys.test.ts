import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAuthenticator, type Authenticator } from '../../factories/authenticator.ts';
import { ORIGIN, startServer, type TestServer } from '../../factories/server.ts';
import { newDeviceSecret, type MemberId } from '../../../src/domain/ids.ts';
import { newMember, setUpApp, signIn, visitor, type Answer, type Visitor } from './people.ts';

let clock: number;
let server: TestServer;
let welcomed: MemberId[];
beforeEach(async () => {
	clock = Date.parse('2026-11-23T08:00:00Z');
	welcomed = [];
	server = await startServer({
		now: () => clock,
		welcome: async (member, _secret, _request, response) => {
			welcomed.push(member);
			response.json({ welcome: true });
		}
	});
});
afterEach(() => server.stop());

const optionsOf = ({ body }: Answer) => body as never;
const secret = newDeviceSecret();
const phone = () => newAuthenticator({ origin: ORIGIN });

async function add(who: Visitor, device: Authenticator, name = 'Mon téléphone'): Promise<Answer> {
	const options = optionsOf(await who.post('/api/passkeys/register/options'));
	return who.post('/api/passkeys/register', { name, answer: device.register(options), secret: who.secret });
}
async function signInWith(device: Authenticator, stranger = visitor(server)): Promise<Answer> {
	const options = optionsOf(await stranger.post('/api/passkeys/sign-in/options'));
	return stranger.post('/api/passkeys/sign-in', { secret, answer: device.show(options) });
}

describe('a passkey', () => {
	test('made on one’s page opens a new device, and tells whose it is', async () => {
		const aline = await newMember(server);
		const device = phone();
		expect((await add(aline, device)).body).toMatchObject({ passkeys: [{ name: 'Mon téléphone' }] });
		expect(await signInWith(device)).toMatchObject({ status: 200, body: { welcome: true } });
		expect(welcomed).toEqual([aline.id]);
	});

	test('is a second factor, in the session where it is shown', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		const device = phone();
		await add(moderator, device);
		expect((await moderator.get('/api/holding')).status).toBe(200);
		const elsewhere = visitor(server, await signIn(server, moderator), moderator.id);
		expect((await elsewhere.get('/api/holding')).status).toBe(403);
		const options = optionsOf(await elsewhere.post('/api/passkeys/prove/options'));
		expect((await elsewhere.post('/api/passkeys/prove', { answer: device.show(options) })).status).toBe(200);
		expect((await elsewhere.get('/api/holding')).status).toBe(200);
	});

	test('of somebody else proves nothing', async () => {
		const moderator = await newMember(server, { roles: ['moderator'] });
		await setUpApp(moderator, clock);
		const thief = await newMember(server);
		const device = phone();
		await add(thief, device);
		clock += 3_600_000;
		const options = optionsOf(await moderator.post('/api/passkeys/prove/options'));
		expect((await moderator.post('/api/passkeys/prove', { answer: device.show(options) })).status).toBe(403);
		expect((await moderator.get('/api/holding')).status).toBe(403);
	});

	test('answers each question once, within five minutes, and only for what was asked', async () => {
		const aline = await newMember(server);
		const device = phone();
		await add(aline, device);
		const options = optionsOf(await aline.post('/api/passkeys/sign-in/options'));
		const answer = device.show(options);
		expect((await aline.post('/api/passkeys/sign-in', { secret, answer })).status).toBe(200);
		expect((await aline.post('/api/passkeys/sign-in', { secret, answer })).status).toBe(403);
		const late = optionsOf(await aline.post('/api/passkeys/sign-in/options'));
		clock += 5 * 60_000;
		expect((await aline.post('/api/passkeys/sign-in', { secret, answer: device.show(late) })).status).toBe(403);
		const toProve = optionsOf(await aline.post('/api/passkeys/prove/options'));
		expect((await aline.post('/api/passkeys/sign-in', { secret, answer: device.show(toProve) })).status).toBe(403);
		expect(welcomed).toHaveLength(1);
	});

	test('shown on a page that looks like ours is refused, and so is one shown without finger nor code', async () => {
		const aline = await newMember(server);
		for (const look of [{ origin: 'https://b0ard.example' }, { origin: ORIGIN, verified: false }])
			expect((await add(aline, newAuthenticator(look))).status).toBe(403);
		expect((await aline.get('/api/passkeys')).body).toEqual({ passkeys: [] });
	});

	test('unknown here is refused in the same words as a wrong one', async () => {
		const aline = await newMember(server);
		const [device, unknown] = [phone(), phone()];
		await add(aline, device);
		unknown.register({ challenge: 'x', rp: { id: 'board.test' } });
		const wrong = device.show({ challenge: 'AAAA', rpId: 'board.test' });
		const refused = await aline.post('/api/passkeys/sign-in', { secret, answer: wrong });
		const never = await signInWith(unknown);
		expect([refused.status, refused.text]).toEqual([never.status, never.text]);
		expect(never.status).toBe(403);
	});

	test('is dropped by its owner only', async () => {
		const [aline, other] = [await newMember(server), await newMember(server)];
		const device = phone();
		const { body } = await add(aline, device);
		const [{ id }] = body['passkeys'] as [{ id: string }];
		expect((await other.post('/api/passkeys/forget', { id })).body).toEqual({ passkeys: [] });
		expect((await signInWith(device)).status).toBe(200);
		expect((await aline.post('/api/passkeys/forget', { id })).body).toEqual({ passkeys: [] });
		expect((await signInWith(device)).status).toBe(403);
	});

	test('cannot be added with the session alone once there is a second factor', async () => {
		const aline = await newMember(server);
		await add(aline, phone());
		clock += 3_600_000;
		expect(await aline.post('/api/passkeys/register/options')).toMatchObject({
			status: 403,
			body: { error: 'second-factor' }
		});
	});

	test('is not added with a stolen cookie, and its owner is told of each that is (I8)', async () => {
		const email = 'aline@exemple.fr';
		const aline = await newMember(server, { email });
		await server.services.accounts.confirmEmail(aline.id, email);
		const options = optionsOf(await aline.post('/api/passkeys/register/options'));
		const planted = await aline.post('/api/passkeys/register', {
			name: 'Un voleur',
			answer: phone().register(options),
			secret: newDeviceSecret()
		});
		expect(planted).toMatchObject({ status: 403, body: { error: 'wrong-secret' } });
		expect((await aline.get('/api/passkeys')).body).toEqual({ passkeys: [] });
		expect((await add(aline, phone())).status).toBe(200);
		const { mail } = server.services.known;
		await mail.idle();
		expect(mail.outbox?.letters()).toMatchObject([{ to: email, subject: 'Une clé d’accès a été ajoutée' }]);
		expect((await aline.get('/api/devices')).body).toMatchObject({ history: [{ what: 'passkey-added' }] });
	});

	test('says nothing of the mailbox to the key ring that keeps it', async () => {
		const aline = await newMember(server);
		expect((await aline.post('/api/passkeys/register/options')).text).not.toContain(aline.id);
		expect((await visitor(server).post('/api/passkeys/sign-in/options')).text).not.toMatch(/allowCredentials":\[\{/);
	});
});
