/** What is asked of the library of push services, and what its answers mean. */
import { expect, test, vi } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { noPush, webPush } from '../../../server/notices/push-way.ts';

const sent = vi.hoisted(() => ({ calls: [] as unknown[][], answer: undefined as number | undefined }));
vi.mock('web-push', () => ({
	default: {
		sendNotification: (...given: unknown[]) => {
			sent.calls.push(given);
			return sent.answer === undefined
				? Promise.resolve({ statusCode: 201 })
				: Promise.reject(Object.assign(new Error('no'), { statusCode: sent.answer }));
		}
	}
}));

const VAPID = { publicKey: 'P', privateKey: 'S', subject: 'mailto:panneau@exemple.fr' };
const to = { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'B', auth: 'a' } };
const message = { title: 'Nouvelle réponse à votre annonce', path: '/echanges/x', tag: 't' };
const options = { ttl: 604_800, topic: 'T'.repeat(32) };

test('a message leaves with its time to live and its topic, signed with the server’s keys', async () => {
	sent.answer = undefined;
	expect(await webPush(VAPID).send(to, message, options)).toBe('sent');
	expect(sent.calls).toEqual([
		[to, JSON.stringify(message), { TTL: 604_800, topic: options.topic, urgency: 'normal', timeout: 10_000, vapidDetails: VAPID }]
	]);
});

test.each([
	[404, 'gone'],
	[410, 'gone'],
	[302, 'later'],
	[403, 'later'],
	[429, 'later'],
	[500, 'later'],
	[0, 'later']
])('an answer of %s means %s', async (status, means) => {
	sent.answer = status;
	expect(await webPush(VAPID).send(to, message, options)).toBe(means);
});

test('without keys nobody is offered it', () => expect(noPush.key).toBeUndefined());

test('the keys go together, in their own form, and the private one is never printed', () => {
	const keys = { VAPID_PUBLIC: 'B'.repeat(87), VAPID_PRIVATE: 'c'.repeat(43), VAPID_SUBJECT: 'mailto:panneau@exemple.fr' };
	expect(readConfig(keys).vapid).toEqual({
		publicKey: keys.VAPID_PUBLIC,
		privateKey: keys.VAPID_PRIVATE,
		subject: keys.VAPID_SUBJECT
	});
	expect(readConfig({}).vapid).toBeUndefined();
	expect(() => readConfig({ ...keys, VAPID_SUBJECT: '' })).toThrow(/VAPID_SUBJECT/);
	expect(() => readConfig({ ...keys, VAPID_PRIVATE: 'secret!' })).toThrow(/^(?!.*secret!)[^]*VAPID_PRIVATE/);
});
