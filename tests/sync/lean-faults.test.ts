/**
 * The shortcuts of the lean fetch against hundreds of bad days: several members, several devices of each, pages opened
 * again at any moment. Two promises, at every step: what the phone was told is there, is there; and an exchange that says
 * it went well has sent all there was and taken all there was. A purely stock client has the last word.
 */
import { describe, expect, test } from 'vitest';
import {
	newAdId,
	newDeviceSecret,
	newMemberId,
	newMemberRef,
	newMessageId,
	threadOf,
	type AdId,
	type MemberId,
	type MemberRef
} from '../../src/domain/ids.ts';
import type { AdDoc } from '../../src/domain/ad.ts';
import { PROFILE_ID, type MessageDoc, type OwnDoc } from '../../src/domain/mailbox.ts';
import { openMailbox, type Mailbox, type Pouch as PouchOf } from '../../src/lib/mailbox/mailbox.ts';
import { signIn } from '../../src/lib/phone/sign-in.ts';
import { adText } from '../factories/ads.ts';
import { inMailbox, leavesOf } from '../factories/disk.ts';
import { createLink, PHONE_ORIGIN, type Link } from '../factories/link.ts';
import { Pouch } from '../factories/phones.ts';
import { chance, pick } from '../factories/random.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { badDays, type Days } from './bad-days.ts';

/** `SEEDS=10000` for a night; `SEED=…` plays one again. */
const SEEDS = Number(process.env.SEEDS ?? 150);
const ONE = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const FIRST = 1;
/** Databases in memory are never given back by their adapter; a server is changed before it has too many. */
const SEEDS_A_SERVER = 25;
const STEPS = 12;
const ROUNDS = 8;
const AT = '2026-11-25T10:00:00.000Z';

interface Member {
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
	readonly ads: AdId[];
}
interface Device {
	readonly member: Member;
	readonly link: Link;
	readonly days: Days;
	readonly local: () => PouchDB.Database;
	mailbox: Mailbox;
	epoch: string | undefined;
}

let made = 0;
const run = `faults-${process.pid}-`;

function newDevice(server: TestServer, member: Member, random: () => number, told: (line: string) => void): Device {
	const name = `${run}${(made += 1)}-`;
	const link = createLink(server.origin);
	const days: Days = { misfortunes: 0, page: Infinity };
	let local: PouchDB.Database | undefined;
	const LocalPouch = function (of: string, options?: object) {
		return of.startsWith('http') ? new Pouch(of, options) : (local = new Pouch(name + of, { adapter: 'memory', ...options }));
	} as unknown as PouchOf;
	const open = () =>
		openMailbox({
			Pouch: LocalPouch,
			member: member.id,
			origin: PHONE_ORIGIN,
			// Straight to the wire: the phone's own patience would hide half of what is to be met.
			fetch: badDays(link.fetch, days, Math.floor(random() * 2 ** 31)),
			onAcknowledged: (id, rev) => Promise.resolve(told(`${member.id} ${id} ${rev}`)),
			onDenied: (id, rev, reason) => Promise.reject(new Error(`denied: ${id} ${rev} ${reason}`)),
			onChange: () => undefined
		});
	const device: Device = { member, link, days, local: () => local!, mailbox: open(), epoch: undefined };
	return Object.assign(device, {
		reopen: async () => {
			await device.mailbox.close();
			device.mailbox = open();
		}
	});
}
const reopen = (device: Device) => (device as Device & { reopen(): Promise<void> }).reopen();

const docOf = (id: AdId, text: string): AdDoc => ({
	_id: `ad:${id}`,
	type: 'ad',
	...adText({ title: text }),
	state: 'live',
	expiresOn: '2026-12-20' as never,
	writtenAt: AT
});

async function play(server: TestServer, seed: number): Promise<void> {
	const random = chance(seed);
	const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
	const upTo = (most: number) => Math.floor(random() * most);
	const { services } = server;
	/** Everything written by anybody, and everything the server ever said it has. */
	const written = new Set<string>();
	const acknowledged = new Set<string>();
	const members: Member[] = Array.from({ length: 2 + upTo(2) }, () => ({
		id: newMemberId(bytes),
		ref: newMemberRef(bytes),
		secret: newDeviceSecret(bytes),
		ads: []
	}));
	const devices = members.flatMap((member) =>
		Array.from({ length: 1 + upTo(2) }, () => newDevice(server, member, random, (line) => void acknowledged.add(line)))
	);
	let texts = 0;

	const onServer = (member: Member) => inMailbox(services, member.id, leavesOf);
	async function areThere(lines: Iterable<string>, why: string) {
		const asked = new Map<string, Record<string, string[]>>();
		for (const line of lines) {
			const [member = '', id = '', rev = ''] = line.split(' ');
			const revs = asked.get(member) ?? {};
			asked.set(member, { ...revs, [id]: [...(revs[id] ?? []), rev] });
		}
		for (const [member, revs] of asked)
			expect(await inMailbox(services, member as Member['id'], (db) => db.revsDiff(revs)), why).toEqual({});
	}

	/** What was written over before it left never leaves itself; what was made of it bears its name. */
	const inTheHistory = (line: string) => {
		const [member = '', id = '', rev = ''] = line.split(' ');
		return inMailbox(services, member as Member['id'], async (db) => {
			const leaves = (await db.get(id, { open_revs: 'all', revs: true } as PouchDB.Core.GetOpenRevisions)) as unknown as {
				ok: { _revisions: { start: number; ids: string[] } };
			}[];
			return leaves.some(({ ok: { _revisions } }) => _revisions.ids.some((hash, n) => `${_revisions.start - n}-${hash}` === rev));
		});
	};

	async function write(device: Device, doc: OwnDoc) {
		written.add(`${device.member.id} ${doc._id} ${await device.mailbox.write(doc)}`);
	}
	async function act(device: Device): Promise<void> {
		const { member } = device;
		const own = pick(member.ads, random) as AdId | undefined;
		const other = pick(members, random);
		texts += 1;
		const step = upTo(10);
		if (step < 3 || !own) {
			const id = newAdId(bytes);
			member.ads.push(id);
			return write(device, docOf(id, `Annonce ${texts}`));
		}
		if (step < 5) return write(device, docOf(own, `Corrigée ${texts}`));
		if (step < 7 && other !== member && other.ads[0]) {
			const thread = threadOf(pick(other.ads, random), member.ref);
			return write(device, {
				_id: `message:${newMessageId(bytes)}`,
				type: 'message',
				thread,
				text: `Message ${texts}`,
				writtenAt: AT
			} satisfies MessageDoc);
		}
		if (step < 8) {
			// By another hand than the mailbox's, as a page of another tab would.
			const id = newAdId(bytes);
			member.ads.push(id);
			const { rev } = await device.local().put(docOf(id, `À côté ${texts}`));
			return void written.add(`${member.id} ad:${id} ${rev}`);
		}
		return reopen(device);
	}

	/** True when it went well; then nothing that was on either side is missing on the other. */
	async function exchange(device: Device): Promise<boolean> {
		const there = await onServer(device.member);
		const here = await leavesOf(device.local());
		try {
			device.epoch ??= await signIn(device.link.fetch, PHONE_ORIGIN, { key: 'self', ...device.member });
			await device.mailbox.exchange(device.epoch);
		} catch {
			return false;
		}
		const [mine, theirs] = [new Set(await knownRevs(device.local(), there)), new Set(await sentRevs(device.member, here))];
		expect([...mine], 'an exchange that went well left something there').toEqual([]);
		expect([...theirs], 'an exchange that went well left something here').toEqual([]);
		return true;
	}
	/** Of these leaves, those a database does not know. */
	const missing = (leaves: readonly string[]) => {
		const asked: Record<string, string[]> = {};
		for (const leaf of leaves) {
			const [id = '', rev = ''] = leaf.split(' ');
			asked[id] = [...(asked[id] ?? []), rev];
		}
		return async (db: PouchDB.Database) => Object.keys(await db.revsDiff(asked));
	};
	const knownRevs = (db: PouchDB.Database, leaves: readonly string[]) => missing(leaves)(db);
	const sentRevs = (member: Member, leaves: readonly string[]) => inMailbox(services, member.id, missing(leaves));

	for (const member of members) {
		const device = devices.find((one) => one.member === member)!;
		await write(device, {
			_id: PROFILE_ID,
			type: 'profile',
			name: 'Odette',
			commune: '38442',
			contact: { by: 'relay' },
			over15: true,
			writtenAt: AT
		});
	}
	for (let step = 0; step < STEPS; step += 1) {
		const device = pick(devices, random);
		await act(device);
		if (random() < 0.3) continue;
		device.days.misfortunes = pick([0, 2, 5], random);
		device.days.page = pick([1, 3, Infinity], random);
		await exchange(device);
		if (random() < 0.5) await services.courier.idle();
	}

	// What was said to be there is there now, before anybody has had the time to send it again.
	await areThere(acknowledged, 'acknowledged, and not there');
	const isSame = async (device: Device) => String(await leavesOf(device.local())) === String(await onServer(device.member));
	for (let round = 0, quiet = false; !quiet; round += 1) {
		expect(round, 'still not quiet').toBeLessThan(ROUNDS);
		for (const device of devices) {
			Object.assign(device.days, { misfortunes: 0, page: pick([2, Infinity], random) });
			expect(await exchange(device), 'fine weather').toBe(true);
		}
		await services.courier.idle();
		quiet = (await Promise.all(devices.map(isSame))).every(Boolean);
	}

	for (const line of written) expect(await inTheHistory(line), `written, and lost: ${line}`).toBe(true);
	for (const member of members) {
		const device = pick(
			devices.filter((one) => one.member === member),
			random
		);
		const stock = new Pouch(`${PHONE_ORIGIN}/db/member-${device.member.id}`, {
			skip_setup: true,
			fetch: (url, init) => device.link.fetch(String(url), init)
		});
		const push = await device.local().replicate.to(stock);
		const pull = await device.local().replicate.from(stock);
		expect([push.docs_written, push.doc_write_failures, pull.docs_written], 'a stock client had something to do').toEqual([
			0, 0, 0
		]);
	}
	for (const device of devices) await device.mailbox.destroy();
}

describe('whatever the days are like', () => {
	test(
		'nothing is lost, nothing is believed that was not said, and everybody ends with the same',
		async () => {
			const seeds = ONE === undefined ? Array.from({ length: SEEDS }, (_, n) => FIRST + n) : [ONE];
			for (let at = 0; at < seeds.length; at += SEEDS_A_SERVER) {
				const server = await startServer();
				try {
					for (const seed of seeds.slice(at, at + SEEDS_A_SERVER)) {
						await play(server, seed).catch((error: unknown) => {
							throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
						});
					}
				} finally {
					await server.stop();
				}
			}
		},
		60_000 + SEEDS * 3_000
	);
});
