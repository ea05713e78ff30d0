/**
 * What one's own documents cost on EDGE, over connections that are open already: an ad to its acknowledgement, which the
 * server gives once it is on disk, and the question whether anything is new. Beside stock PouchDB over the same link.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { openServices } from '../../server/services.ts';
import { embeddedStores } from '../../server/stores/embedded.ts';
import { newAdId, newDeviceSecret, newMemberId, newMemberRef } from '../../src/domain/ids.ts';
import type { AdDoc } from '../../src/domain/ad.ts';
import { PROFILE_ID } from '../../src/domain/mailbox.ts';
import { openMailbox, type Pouch } from '../../src/lib/mailbox/mailbox.ts';
import type { Fetch } from '../../src/lib/net/patient-fetch.ts';
import { signIn } from '../../src/lib/phone/sign-in.ts';
import { adText } from '../factories/ads.ts';
import { createLink, PHONE_ORIGIN } from '../factories/link.ts';
import { linkProxy, PHONE_HEADERS } from '../factories/link-proxy.ts';
import { territory } from '../factories/territory.ts';
import { kB, percentile, type Row } from './table.ts';

PouchDB.plugin(memory);

const EDGE = { roundTripMs: 500, down: 50_000, up: 20_000 };
const TIMES = 7;
const AT = '2026-11-25T10:00:00.000Z';

const ad = (): AdDoc => ({
	_id: `ad:${newAdId()}`,
	type: 'ad',
	...adText(),
	state: 'live',
	expiresOn: '2026-12-20' as never,
	writtenAt: AT
});

/** The real server over LevelDB with synchronous writes, in a folder of its own. */
async function onDisk() {
	const folder = mkdtempSync(join(tmpdir(), 'sharetreuse-bench-'));
	const services = await openServices({
		stores: embeddedStores(folder),
		territory,
		epoch: 'bench',
		demo: undefined,
		maxOpen: 20,
		origin: 'http://board.test',
		onError: (error) => console.error(error)
	});
	const config = { origin: PHONE_ORIGIN, trustProxy: 0, signupsPerHour: 1_000_000 };
	const server = createServer(createApp({ config, services, log: createLog('error') }));
	server.keepAliveTimeout = 65_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		courier: services.courier,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await services.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

interface Cost {
	readonly requests: string;
	readonly up: number;
	readonly down: number;
	readonly seconds: number;
}
const show = ({ requests, up, down, seconds }: Cost) => `${requests}, ${kB(up)} ↑ ${kB(down)} ↓, ${seconds.toFixed(2)} s`;
const row = (work: string, theirs: Cost, own: Cost, limit: number, most: string): Row => [
	work,
	show(theirs),
	show(own),
	`${(theirs.seconds / own.seconds).toFixed(1)} ×`,
	`${limit} s (${(own.seconds / limit).toFixed(2)} ×)`,
	most
];

export async function mailbox(): Promise<Row[]> {
	const server = await onDisk();
	const proxy = await linkProxy(server.port, {});
	const link = createLink(proxy.origin);
	const fetch: Fetch = (url, init) =>
		link.fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...PHONE_HEADERS } });
	const self = { key: 'self' as const, id: newMemberId(), ref: newMemberRef(), secret: newDeviceSecret() };
	const shape = (edge: boolean) =>
		void Object.assign(proxy.shape, edge ? EDGE : { roundTripMs: 0, down: undefined, up: undefined });

	/** The median in time; bytes and requests of the same one. */
	async function measure(prepare: () => Promise<unknown>, work: () => Promise<unknown>): Promise<Cost> {
		const all: Cost[] = [];
		for (let time = 0; time < TIMES; time += 1) {
			await prepare();
			await server.courier.idle();
			proxy.reset();
			link.requests = [];
			const connections = proxy.connections();
			shape(true);
			const began = performance.now();
			await work();
			const seconds = (performance.now() - began) / 1_000;
			const cost = { ...proxy.bytes, seconds };
			// Whatever else was under way ends before the link is quick again.
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			shape(false);
			const calls = link.requests.map(({ path }) => path.replace(/.*\//, '').replace(/\?.*/, ''));
			const opened = proxy.connections() - connections;
			all.push({ ...cost, requests: `${calls.length} requests${opened > 0 ? `, ${opened} connections` : ''}` });
		}
		const middle = percentile(
			all.map(({ seconds }) => seconds),
			0.5
		);
		return all.find(({ seconds }) => seconds === middle)!;
	}

	try {
		await signIn(fetch, PHONE_ORIGIN, self);
		let heard: (id: string) => void = () => undefined;
		const LocalPouch = function (name: string, options?: object) {
			return new PouchDB(name, name.startsWith('http') ? options : { adapter: 'memory', ...options });
		} as unknown as Pouch;
		const ours = openMailbox({
			Pouch: LocalPouch,
			member: self.id,
			origin: PHONE_ORIGIN,
			fetch,
			onAcknowledged: (id) => Promise.resolve(heard(id)),
			onDenied: (id, _, reason) => Promise.reject(new Error(`${id}: ${reason}`)),
			onChange: () => undefined
		});
		await ours.write({
			_id: PROFILE_ID,
			type: 'profile',
			name: 'Odette',
			commune: '38442',
			contact: { by: 'relay' },
			over15: true,
			writtenAt: AT
		});
		const settle = async () => {
			for (let round = 0; round < 3; round += 1) {
				await ours.exchange('bench');
				await server.courier.idle();
			}
		};
		const ownNothing = await measure(settle, () => ours.exchange('bench'));
		const ownPost = await measure(settle, async () => {
			const doc = ad();
			const acknowledged = new Promise<void>((resolve) => (heard = (id) => id === doc._id && resolve()));
			await ours.write(doc);
			void ours.exchange('bench');
			await acknowledged;
		});

		const local = new PouchDB('bench-stock', { adapter: 'memory' });
		const remote = new PouchDB(`${PHONE_ORIGIN}/db/member-${self.id}`, {
			skip_setup: true,
			fetch: ((url: string, init?: RequestInit) => fetch(String(url), init)) as unknown as typeof PouchDB.fetch
		});
		const level = async () => {
			for (let round = 0; round < 2; round += 1) {
				await local.sync(remote);
				await server.courier.idle();
			}
		};
		const theirNothing = await measure(level, () => local.replicate.from(remote).then());
		const theirPost = await measure(level, async () => {
			const doc = ad();
			await local.put(doc);
			await local.replicate.to(remote);
		});
		return [
			row('one ad, to its acknowledgement on disk (warm)', theirPost, ownPost, 1.0, '≤ 1.3 s, one request'),
			row('nothing new in the mailbox (warm)', theirNothing, ownNothing, 0.7, '≤ 1 s, one request')
		];
	} finally {
		await proxy.close();
		await server.stop();
	}
}
