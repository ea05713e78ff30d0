/** `npm run admin`: run as a volunteer would, beside the running server. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../factories/server.ts';
import { newMember, setUpApp, visitor, type Visitor } from './people.ts';

const HOUR = 3_600_000;
const run = promisify(execFile);
let dataDir: string;
let clock: number;
let server: TestServer;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'sharetreuse-admin-'));
	clock = Date.now();
	server = await startServer({ dataDir, now: () => clock });
});
afterEach(async () => {
	await server.stop();
	await rm(dataDir, { recursive: true, force: true });
});

async function command(...args: string[]): Promise<string> {
	const { stdout } = await run(process.execPath, ['scripts/admin.mjs', ...args], { env: { ...process.env, DATA_DIR: dataDir } });
	return /Code: (\S+)/.exec(stdout)?.[1] ?? '';
}
const claim = (who: Visitor, code: string) => who.post('/api/roles/claim', { code });
const rolesOf = (who: Visitor) => server.services.access.roles.of(who.id);

test('makes the first administrator, by their handle, once', async () => {
	const odette = await newMember(server);
	const code = await command('make', odette.ref.toUpperCase());
	expect(await claim(odette, code.toUpperCase().replaceAll('-', ' '))).toMatchObject({ status: 200, body: { roles: ['admin'] } });
	expect(rolesOf(odette)).toEqual(['admin']);
	// The role is there; its powers wait for the second factor.
	expect((await odette.get('/api/roles')).status).toBe(403);
	await setUpApp(odette, clock);
	expect((await odette.get('/api/roles')).status).toBe(200);
	expect((await claim(odette, code)).status).toBe(403);
	expect(server.services.access.roles.log()[0]).toMatchObject({ by: 'command', of: odette.id, what: 'give', role: 'admin' });
});

test('or by their address', async () => {
	const odette = await newMember(server, { email: 'Odette@exemple.fr' });
	expect((await claim(odette, await command('make', 'odette@Exemple.fr'))).status).toBe(200);
});

test('the code is worth nothing to anybody else, who cannot use its tries up either', async () => {
	const [odette, other] = [await newMember(server), await newMember(server)];
	const code = await command('make', odette.ref);
	for (let i = 0; i < 10; i += 1) expect((await claim(other, i % 2 ? code : 'x')).status).toBe(403);
	expect((await claim(visitor(server), code)).status).toBe(401);
	expect((await claim(odette, code)).status).toBe(200);
	expect(rolesOf(other)).toEqual([]);
});

test('five wrong tries end it, and so does an hour', async () => {
	const odette = await newMember(server);
	const guessed = await command('make', odette.ref);
	for (let i = 0; i < 5; i += 1) expect((await claim(odette, '0000-0000-0000')).status).toBe(403);
	expect((await claim(odette, guessed)).status).toBe(403);
	const old = await command('make', odette.ref);
	clock += HOUR + 60_000;
	expect((await claim(odette, old)).status).toBe(403);
	expect(rolesOf(odette)).toEqual([]);
});

test('asked for ten times at once, it is used once', async () => {
	const odette = await newMember(server);
	const code = await command('make', odette.ref);
	const answers = await Promise.all(Array.from({ length: 10 }, () => claim(odette, code)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('what it leaves on the disk is the server’s alone, and is not the code', async () => {
	const odette = await newMember(server);
	const code = await command('make', odette.ref);
	const file = join(dataDir, 'admin-code.json');
	expect((await stat(file)).mode & 0o077).toBe(0);
	expect(await readFile(file, 'utf8')).not.toContain(code.replaceAll('-', ''));
	await claim(odette, code);
	await expect(stat(file)).rejects.toThrow();
});

test('lets an administrator who lost everything begin again', async () => {
	const odette = await newMember(server, { roles: ['admin'] });
	await setUpApp(odette, clock);
	clock += HOUR;
	expect((await odette.get('/api/roles')).status).toBe(403);
	expect((await claim(odette, await command('start-anew', odette.ref))).status).toBe(200);
	await setUpApp(odette, clock);
	expect((await odette.get('/api/roles')).status).toBe(200);
});

test('says what to do when it is asked wrongly', async () => {
	await expect(command()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('npm run admin -- make') });
	await expect(command('make')).rejects.toMatchObject({ code: 1 });
	dataDir = join(dataDir, 'nowhere');
	await expect(command('make', 'x')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('DATA_DIR') });
});
