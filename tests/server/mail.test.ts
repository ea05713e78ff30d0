/** Letters over SMTP, on this machine; and what the server does when none can leave. */
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { codeLetter } from '../../server/mail/letters.ts';
import { noMail, outboxMail, smtpMail } from '../../server/mail/mail.ts';
import { createOutbox } from '../../server/mail/outbox.ts';
import { openServices } from '../../server/services.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { createApp } from '../../server/app.ts';
import { territory } from '../factories/territory.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
	await stop?.();
	stop = undefined;
});

async function mailServer() {
	const received: { from: string; to: string[]; text: string }[] = [];
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, session, done) {
			let text = '';
			stream.on('data', (part: Buffer) => (text += part.toString('utf8')));
			stream.on('end', () => {
				const { mailFrom, rcptTo } = session.envelope;
				received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text });
				done();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as { port: number };
	stop = () => new Promise((resolve) => server.close(() => resolve()));
	return { received, url: `smtp://127.0.0.1:${port}` };
}

test('a letter leaves by SMTP, after who asked for it has been answered', async () => {
	const { received, url } = await mailServer();
	const mail = smtpMail(url, 'Sharetreuse <panneau@exemple.fr>', createLog('silent'));
	mail.send({ to: 'odette@exemple.fr', ...codeLetter('ABC234') });
	expect(received).toEqual([]);
	await mail.idle();
	mail.close();
	expect(received).toMatchObject([{ from: 'panneau@exemple.fr', to: ['odette@exemple.fr'] }]);
	expect(received[0]?.text).toContain('ABC234');
});

describe('the outbox page', () => {
	async function served(mail: ReturnType<typeof noMail>) {
		const services = await openServices({
			stores: memoryStores(),
			territory,
			epoch: 'test',
			demo: undefined,
			maxOpen: 20,
			origin: 'http://board.test',
			mail,
			onError: () => undefined
		});
		const app = createApp({
			config: { origin: 'http://board.test', trustProxy: 0, signupsPerHour: 10 },
			services,
			log: createLog('silent')
		});
		const server = app.listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		stop = async () => {
			server.closeAllConnections();
			server.close();
			await services.close();
		};
		return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	}

	test('shows letters as text, whatever is in them', async () => {
		const outbox = createOutbox(undefined);
		outbox.add({ to: '<script>x</script>@a.fr', subject: 'Bonjour', text: '<img src=x onerror=alert(1)>' });
		const html = await (await fetch(`${await served(outboxMail(outbox))}/api/outbox`)).text();
		expect(html).toContain('Bonjour');
		expect(html).not.toMatch(/<script|<img/);
	});

	test('is not there when letters can leave, or must not be seen; asking a code then says so', async () => {
		const origin = await served(noMail());
		expect((await fetch(`${origin}/api/outbox`)).status).toBe(404);
		const asked = await fetch(`${origin}/api/codes`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"email":"odette@exemple.fr"}'
		});
		expect(asked.status).toBe(503);
	});
});

describe('the settings', () => {
	const mailOf = (env: Record<string, string>) => readConfig(env).mail;

	test('send by SMTP, keep on this machine, or send nothing, and never show codes to everybody', () => {
		expect(mailOf({ SMTP_URL: 'smtps://n:p@mail.exemple.fr', MAIL_FROM: 'a@b.fr' })).toMatchObject({ by: 'smtp' });
		expect(mailOf({})).toEqual({ by: 'outbox' });
		expect(mailOf({ NODE_ENV: 'production', ORIGIN: 'http://localhost:3000' })).toEqual({ by: 'outbox' });
		expect(mailOf({ NODE_ENV: 'production', ORIGIN: 'https://exemple.fr' })).toEqual({ by: 'none' });
		expect(mailOf({ DEMO: '0', ORIGIN: 'https://exemple.fr' })).toEqual({ by: 'none' });
		expect(mailOf({ DEMO: '1', ORIGIN: 'https://exemple.fr' })).toEqual({ by: 'outbox' });
	});

	test.each([
		[{ SMTP_URL: 'mail.exemple.fr', MAIL_FROM: 'a@b.fr' }, /SMTP_URL/],
		[{ SMTP_URL: 'smtp://mail.exemple.fr' }, /MAIL_FROM/],
		[{ SMTP_URL: 'smtp://mail.exemple.fr', MAIL_FROM: 'nobody' }, /MAIL_FROM/]
	])('that are wrong stop the start, and say why: %j', (env, said) => expect(() => readConfig(env)).toThrow(said));

	test('never print the password', () => {
		expect(() => readConfig({ SMTP_URL: 'http://n:secret@mail', MAIL_FROM: 'a@b.fr' })).toThrow(/^(?!.*secret)[^]*SMTP_URL/);
	});
});
