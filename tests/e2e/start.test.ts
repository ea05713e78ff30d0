/** Starting: what is wrong is said, what is empty is filled only when asked, what is real is never made a demonstration. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { adText } from '../factories/ads.ts';
import { newPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { newAdId } from '../../src/domain/ids.ts';
import { builtServer } from './support/server.ts';

async function startsWrongly(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
	const child = spawn(process.execPath, ['dist-server/main.js'], { env: { ...process.env, LOG_LEVEL: 'silent', ...env } });
	let said = '';
	child.stdout.on('data', (part: unknown) => (said += String(part)));
	child.stderr.on('data', (part: unknown) => (said += String(part)));
	const [code] = (await once(child, 'exit')) as [number | null];
	return { code, said };
}

const snapshotOf = async (origin: string) =>
	(await (await fetch(`${origin}/api/board/snapshot`)).json()) as { demo: boolean; epoch: string; ads: { title: string }[] };

describe('a wrong configuration', () => {
	test.each([
		['PORT', 'mille', 'PORT=mille: must be a whole number'],
		['PORT', '70000', 'PORT=70000: must be at most 65535'],
		['DEMO', 'oui', 'DEMO=oui: must be 0 (no) or 1 (yes)'],
		['ORIGIN', 'annonces.example.org', 'ORIGIN=annonces.example.org: must look like https://'],
		['LOG_LEVEL', 'loud', 'LOG_LEVEL=loud: must be silent']
	])('%s=%s stops the start, and says what to do', async (name, value, message) => {
		const { code, said } = await startsWrongly({ [name]: value });
		expect(code).toBe(1);
		expect(said).toContain(message);
		expect(said).not.toContain('    at ');
	});

	test('everything wrong is said at once', async () => {
		const { said } = await startsWrongly({ PORT: 'x', DEMO: 'y' });
		expect(said).toMatch(/PORT=x[\s\S]*DEMO=y/);
	});

	test('a port that is taken is said in words', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const server = await builtServer();
		const { code, said } = await startsWrongly({ PORT: String(port), DATA_DIR: server.dataDir });
		other.close();
		await server.discard();
		expect(code).toBe(1);
		expect(said).toContain(`Port ${port} is taken`);
	});
});

test('a data folder that another server uses is said in words, and left alone', async () => {
	const server = await builtServer();
	await server.start();
	const { code, said } = await startsWrongly({ PORT: '0', DATA_DIR: server.dataDir });
	expect(code).toBe(1);
	expect(said).toContain('Another server may be using it');
	expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
	await server.discard();
});

describe('the demonstration', () => {
	test('fills an empty store, once, and is the same after a restart', async () => {
		const server = await builtServer();
		await server.start();
		const first = await snapshotOf(server.origin);
		expect(first.demo).toBe(true);
		expect(first.ads.length).toBeGreaterThan(250);
		await server.stop('SIGKILL');
		await server.start();
		const again = await snapshotOf(server.origin);
		expect(again.ads).toEqual(first.ads);
		expect(again.epoch).toBe(first.epoch);
		await server.discard();
	});

	test('DEMO=0 starts empty, and real use is never mixed with it later', async () => {
		const real = await builtServer({ DEMO: '0' });
		await real.start();
		expect(await snapshotOf(real.origin)).toMatchObject({ demo: false, ads: [] });
		const phone = newPhone(real.origin);
		await phone.phone.signUp(profile());
		await phone.phone.publish(newAdId(), adText());
		await expect
			.poll(async () => {
				await phone.exchange();
				return (await snapshotOf(real.origin)).ads.length;
			})
			.toBe(1);
		await phone.close();
		await real.stop();
		await real.start({ DEMO: '1' });
		expect(await snapshotOf(real.origin)).toMatchObject({ demo: false, ads: [{ title: adText().title }] });
		await real.discard();
	});
});
