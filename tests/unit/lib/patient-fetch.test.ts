/** A real server on this machine that misbehaves in each known way (O7). */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { NoNetwork, patientFetch } from '../../../src/lib/net/patient-fetch.ts';

const CONNECT_MS = 150;
const SILENCE_MS = 120;
/** Beyond the time given, on a busy machine. */
const LATE_MS = 400;
const patient = patientFetch((url, init) => fetch(url, init), { connectMs: CONNECT_MS, silenceMs: SILENCE_MS });
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

let server: Server | undefined;
afterEach(async () => {
	server?.closeAllConnections();
	await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
	server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function gaveUp(url: string): Promise<number> {
	const started = performance.now();
	await expect(patient(url)).rejects.toBeInstanceOf(NoNetwork);
	return performance.now() - started;
}

describe('is no network, and said so in time', () => {
	test('a stall before the answer', async () => {
		const took = await gaveUp(await serve(() => undefined));
		expect(took).toBeGreaterThanOrEqual(CONNECT_MS - 10);
		expect(took).toBeLessThan(CONNECT_MS + LATE_MS);
	});

	test('a stall while sending, however long the text: never more than twice as long', async () => {
		const url = await serve(() => undefined);
		const started = performance.now();
		await expect(patient(url, { method: 'POST', body: 'x'.repeat(1_000_000) })).rejects.toBeInstanceOf(NoNetwork);
		expect(performance.now() - started).toBeLessThan(2 * CONNECT_MS + LATE_MS);
	});

	test('a stall within the body', async () => {
		const url = await serve((_, response) => {
			response.writeHead(200, JSON_TYPE);
			response.write('{"half":');
		});
		expect(await gaveUp(url)).toBeLessThan(CONNECT_MS + SILENCE_MS + LATE_MS);
	});

	test('a cut in the body', async () => {
		const url = await serve((_, response) => {
			response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
			response.write('{"half":', () => response.destroy());
		});
		expect(await gaveUp(url)).toBeLessThan(LATE_MS);
	});

	test.each([502, 503, 504])('a gateway’s %i, even as JSON', async (status) => {
		const url = await serve((_, response) => response.writeHead(status, JSON_TYPE).end('{}'));
		expect(await gaveUp(url)).toBeLessThan(LATE_MS);
	});

	test.each([200, 401, 403, 404, 511])('a page where JSON was asked, with status %i', async (status) => {
		const url = await serve((_, response) =>
			response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Wi-Fi</html>')
		);
		await gaveUp(url);
	});

	test('a portal that sends one elsewhere, to its own page', async () => {
		const url = await serve((request, response) => {
			if (request.url === '/') response.writeHead(302, { location: '/portal' }).end();
			else response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Wi-Fi</html>');
		});
		await gaveUp(url);
	});

	test('nobody at that address', async () => {
		const url = await serve(() => undefined);
		await new Promise((resolve) => server!.close(resolve));
		server = undefined;
		await gaveUp(url);
	});
});

describe('is the server, and is heard', () => {
	test('a slow answer that keeps coming, longer in all than any one silence', async () => {
		const url = await serve((_, response) => {
			response.writeHead(200, JSON_TYPE);
			let left = 8;
			response.write('[');
			const timer = setInterval(() => {
				if ((left -= 1) > 0) return void response.write('1,');
				clearInterval(timer);
				response.end('1]');
			}, SILENCE_MS / 4);
		});
		expect(await (await patient(url)).json()).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
	});

	test('a long text on a slow link: the time it takes to send is not counted as silence', async () => {
		const url = await serve((request, response) => {
			request.resume().once('end', () => setTimeout(() => response.writeHead(200, JSON_TYPE).end('{}'), CONNECT_MS * 1.5));
		});
		const body = JSON.stringify('é'.repeat(CONNECT_MS * 2));
		expect((await patient(url, { method: 'POST', body })).status).toBe(200);
		await expect(patient(url, { method: 'POST', body: '{}' })).rejects.toBeInstanceOf(NoNetwork);
	});

	test.each([400, 401, 403, 404, 409, 413, 429, 500])('our own %i with its reason', async (status) => {
		const url = await serve((_, response) => response.writeHead(status, JSON_TYPE).end('{"error":"x"}'));
		const response = await patient(url);
		expect([response.status, await response.json()]).toEqual([status, { error: 'x' }]);
	});

	test.each([204, 304])('a %i, which has no body', async (status) => {
		const url = await serve((_, response) => response.writeHead(status).end());
		expect((await patient(url)).status).toBe(status);
	});
});

test('who gives up by themselves is not told that there is no network', async () => {
	const url = await serve(() => undefined);
	const control = new AbortController();
	const asked = patient(url, { signal: control.signal });
	setTimeout(() => control.abort(new Error('never mind')), 20);
	await expect(asked).rejects.toThrow('never mind');
});
