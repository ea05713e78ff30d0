/**
 * S1, S2: every address of the application, as its own router lists them, held against every sort of person. A new route
 * without a line here fails, whatever it does.
 */
import { readdirSync } from 'node:fs';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { METHODS, type Kind } from '../../../server/couch/address.ts';
import { createLog } from '../../../server/log.ts';
import { ROLES, type Role } from '../../../src/domain/access/roles.ts';
import { newAdId, newDeviceSecret, newMemberId, newMemberRef } from '../../../src/domain/ids.ts';
import { OWN_PREFIXES } from '../../../src/domain/mailbox.ts';
import { heldAd, holdingInMemory } from '../../factories/holding.ts';
import { ORIGIN, startServer, type TestServer } from '../../factories/server.ts';
import { idOfBytes } from '../../factories/photos.ts';
import { sessionOf } from '../../factories/visitor.ts';
import { asking, newMember, visitor, type Answer, type Visitor } from './people.ts';
import { routesOf } from './router.ts';

let server: TestServer;
let app: Express;
let target: Visitor;
const held = heldAd();
beforeAll(async () => {
	const pushWay = { key: 'K'.repeat(87), send: () => Promise.resolve('sent' as const) };
	server = await startServer({ pushWay, holding: { ...holdingInMemory(held), list: async () => [held] } });
	app = createApp({
		config: { origin: ORIGIN, trustProxy: 0, signupsPerHour: 10 },
		services: server.services,
		log: createLog('silent')
	});
	target = await newMember(server, { name: 'Somebody' });
	// Two others, so that nobody here is the last administrator.
	for (let i = 0; i < 2; i += 1) await newMember(server, { roles: ['admin'] });
});
afterAll(() => server.stop());

/** Who asks: their roles, and whether their second factor was shown. */
const PEOPLE = {
	nobody: undefined,
	member: { roles: [], shown: false },
	'member with second factor': { roles: [], shown: true },
	...Object.fromEntries(ROLES.map((role) => [role, { roles: [role], shown: true }])),
	...Object.fromEntries(ROLES.map((role) => [`${role} without second factor`, { roles: [role], shown: false }]))
} as Readonly<Record<string, { readonly roles: readonly Role[]; readonly shown: boolean } | undefined>>;

async function person(name: string): Promise<Visitor> {
	const who = PEOPLE[name];
	if (!who) return visitor(server);
	const made = await newMember(server, { roles: who.roles });
	if (who.shown) server.services.access.freshness.show(sessionOf(made.cookie), made.id);
	return made;
}

type Outcome = 'in' | 'sign-in' | 'second-factor' | 'nothing';
/** `in` is whatever the work itself answers: done, or something wrong with what was sent. */
function outcomeOf({ status, body, text }: Answer, nothing: string): Outcome {
	expect(status).toBeLessThan(500);
	if (status === 401) return 'sign-in';
	if (status === 403 && body['error'] === 'second-factor') return 'second-factor';
	if (status === 404) {
		expect(text).toBe(nothing);
		return 'nothing';
	}
	return 'in';
}

/** `all`: public. `members`: whoever is signed in, on their own behalf. A list: these roles, with their second factor. */
interface Line {
	readonly open: 'all' | 'members' | readonly Role[];
	readonly body?: () => object;
	/** What its address holds is the right to it, and no cookie is looked at: other sites may post it. */
	readonly fromAnywhere?: true;
	/** The address asked, when it is not the route itself. */
	readonly path?: () => string;
}
const someBytes = 'AAAA';
const someSecret = newDeviceSecret();
const somePhoto = idOfBytes(new Uint8Array());
const answered = (response: object) => ({
	id: someBytes,
	rawId: someBytes,
	type: 'public-key',
	clientExtensionResults: {},
	response: { clientDataJSON: someBytes, ...response }
});
const shownKey = answered({ authenticatorData: someBytes, signature: someBytes });
const ofTarget = (role: Role) => () => ({ ref: target.ref, role });

const TABLE: Readonly<Record<string, Line>> = {
	'GET /api/health': { open: 'all' },
	'GET /api/board/ads/:code': { open: 'all' },
	'GET /api/board/changes': { open: 'all' },
	'GET /api/board/manifest': { open: 'all' },
	'GET /api/board/newest': { open: 'all' },
	'GET /api/board/pieces/:name': { open: 'all' },
	'GET /api/board/snapshot': { open: 'all' },
	'GET /annonces/:id/carte.png': { open: 'all' },
	'GET /flux/annonces.atom': { open: 'all' },
	'GET /flux/annonces.ics': { open: 'all' },
	'GET /flux/annonces.json': { open: 'all' },
	'GET /integrer/annonces': { open: 'all' },
	'GET /robots.txt': { open: 'all' },
	'GET /sitemap.xml': { open: 'all' },
	'GET /sitemap-:part.xml': { open: 'all' },
	'POST /api/reports': { open: 'all' },
	'POST /api/session': { open: 'all' },
	'DELETE /api/session': { open: 'all' },
	'POST /api/passkeys/sign-in/options': { open: 'all' },
	'POST /api/passkeys/sign-in': { open: 'all', body: () => ({ secret: '0'.repeat(32), answer: shownKey }) },

	'POST /api/session/leave': { open: 'all', body: () => ({ id: newMemberId(), secret: someSecret }) },
	'POST /api/codes': { open: 'all' },
	'POST /api/enter/code': { open: 'all', body: () => ({ ticket: 'x', code: 'x', secret: someSecret }) },
	'POST /api/enter/slip': {
		open: 'all',
		body: () => ({ code: 'x', secret: someSecret, id: newMemberId(), ref: newMemberRef() })
	},
	'POST /api/enter/recovery': { open: 'all', body: () => ({ code: 'x', secret: someSecret }) },
	'POST /api/enter/pairing': { open: 'all', body: () => ({ ticket: 'x', secret: someSecret }) },
	'POST /api/pairings': { open: 'all' },
	// Mounted where no letter can leave: a demonstration, or a machine of somebody who develops.
	'GET /api/outbox': { open: 'all' },
	'GET /photos/:id/:name': { open: 'all' },
	'GET /photos/:id/grande': { open: 'all' },

	'POST /api/codes/confirm': { open: 'members', body: () => ({ ticket: 'x', code: 'x' }) },
	'GET /api/devices': { open: 'members' },
	// Of the devices of others, nothing is said: `known/ways-in.test.ts`.
	'POST /api/devices/rename': { open: 'members' },
	'POST /api/devices/end': { open: 'members', body: () => ({ lost: true, secret: someSecret }) },
	'POST /api/devices/sheet': { open: 'members', body: () => ({ secret: someSecret }) },
	'POST /api/devices/look': { open: 'members', body: () => ({ code: 'x' }) },
	'POST /api/devices/confirm': { open: 'members', body: () => ({ code: 'x', secret: someSecret }) },
	'GET /api/photos/:id': { open: 'members', path: () => `/api/photos/${somePhoto}` },
	'PUT /api/photos/:id': { open: 'members', path: () => `/api/photos/${somePhoto}?offset=0&size=1` },

	// From a letter, by its token: mail programs press the button for their reader, from nowhere (RFC 8058).
	'POST /stop/:token': { open: 'all', fromAnywhere: true },
	'GET /api/push': { open: 'members' },
	'POST /api/push': {
		open: 'members',
		body: () => ({ endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } })
	},
	'POST /api/push/end': { open: 'members', body: () => ({ endpoint: 'https://fcm.googleapis.com/x' }) },

	'GET /api/second-factor': { open: 'members' },
	'POST /api/second-factor/offer': { open: 'members' },
	'POST /api/second-factor/accept': { open: 'members', body: () => ({ code: '000000', secret: someSecret }) },
	'POST /api/second-factor/prove': { open: 'members', body: () => ({ code: '000000' }) },
	'POST /api/second-factor/sheet': { open: 'members' },
	'POST /api/second-factor/remove': { open: 'members' },
	'GET /api/passkeys': { open: 'members' },
	'POST /api/passkeys/register/options': { open: 'members' },
	'POST /api/passkeys/register': {
		open: 'members',
		body: () => ({ name: 'x', secret: someSecret, answer: answered({ attestationObject: someBytes }) })
	},
	'POST /api/passkeys/forget': { open: 'members', body: () => ({ id: someBytes }) },
	'POST /api/passkeys/prove/options': { open: 'members' },
	'POST /api/passkeys/prove': { open: 'members', body: () => ({ answer: shownKey }) },
	'POST /api/roles/claim': { open: 'members', body: () => ({ code: 'x' }) },

	'POST /api/slips': { open: ['clerk', 'admin'], body: () => ({ name: 'Léonie', commune: '38442' }) },
	'POST /api/slips/look': { open: ['clerk', 'admin'], body: () => ({ name: 'Léonie', commune: '38442' }) },
	'POST /api/calls/list': { open: ['clerk', 'admin'], body: () => ({ commune: '38442' }) },
	'POST /api/calls': {
		open: ['clerk', 'admin'],
		body: () => ({ ref: target.ref, what: 'told', threads: [], reminders: [] })
	},
	'GET /api/roles': { open: ['admin'] },
	'GET /api/roles/members': { open: ['admin'], path: () => '/api/roles/members?q=somebody' },
	'POST /api/roles/give': { open: ['admin'], body: ofTarget('clerk') },
	'POST /api/roles/take': { open: ['admin'], body: ofTarget('clerk') },
	'POST /api/roles/start-anew': { open: ['admin'], body: () => ({ ref: target.ref }) },
	'GET /api/holding': { open: ['moderator'] },
	'POST /api/holding/:id/release': {
		open: ['moderator'],
		path: () => `/api/holding/${held.id}/release`,
		body: () => ({ seen: held.rev })
	},
	'POST /api/holding/:id/refuse': {
		open: ['moderator'],
		path: () => `/api/holding/${held.id}/refuse`,
		body: () => ({ seen: held.rev, code: 'unlawful' })
	}
};
/** Handlers of a whole mount: what is inside is listed by themselves, and held below; or nothing is inside. */
const MOUNTS = ['* /db', '* /api', '* /flux', '* /photos'];
/** See every request, and answer none. */
const EVERYWHERE = ['<anonymous>', 'compression', 'onError'];

function expected({ open }: Line, name: string): Outcome {
	const who = PEOPLE[name];
	if (open === 'all') return 'in';
	if (!who) return 'sign-in';
	if (open === 'members') return 'in';
	if (!who.roles.some((role) => open.includes(role))) return 'nothing';
	return who.shown ? 'in' : 'second-factor';
}

const ask = (who: Visitor, route: string, { path, body }: Line) => {
	const [method = '', address = ''] = route.split(' ');
	const sent = method === 'POST' ? (body?.() ?? {}) : undefined;
	return asking(server.origin, who.cookie, method, path?.() ?? address.replace(/:\w+/g, newAdId()), sent, { origin: ORIGIN });
};
const nothingAt = async (who: Visitor, method: string) =>
	(await asking(server.origin, who.cookie, method, '/api/nowhere', method === 'POST' ? {} : undefined)).text;

test('the table has a line for every route of the application, and no other', () => {
	const { routes, everywhere } = routesOf(app);
	expect(routes.filter((route) => !MOUNTS.includes(route))).toEqual(Object.keys(TABLE).sort());
	expect(everywhere.filter((name) => !EVERYWHERE.includes(name))).toEqual([]);
});

test('and pages have no other way to data than the public one', () => {
	const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
	expect(files.filter((path) => /\+(server|page\.server|layout\.server)\.[jt]s$/.test(path)).sort()).toEqual([
		'data/annonces/+server.ts',
		'data/annonces/[id]/+server.ts',
		'data/carte/+server.ts',
		'data/panneau/+server.ts',
		'manifest.webmanifest/+server.ts'
	]);
});

describe.each(Object.entries(TABLE))('%s', (route, line) => {
	const isPublic = line.open === 'all';
	test.each(Object.keys(PEOPLE))('%s', async (name) => {
		const who = await person(name);
		const [method = ''] = route.split(' ');
		const answer = await ask(who, route, line);
		if (isPublic) {
			// The same for everybody: a cookie changes nothing.
			expect(answer.status).toBe((await ask(visitor(server), route, line)).status);
			return;
		}
		expect(outcomeOf(answer, await nothingAt(who, method))).toBe(expected(line, name));
		expect(answer.headers.get('cache-control')).toBe('no-store');
	});
});

describe('what a page of another site sends is refused, and changes nothing (S9)', () => {
	const posts = Object.entries(TABLE).filter(([route]) => route.startsWith('POST'));
	test.each(posts.filter(([, line]) => !line.fromAnywhere))('%s', async (route, line) => {
		const everything = await newMember(server, { roles: ROLES });
		server.services.access.freshness.show(sessionOf(everything.cookie), everything.id);
		const before = server.services.access.roles.log().length;
		const address = line.path?.() ?? route.split(' ')[1] ?? '';
		const body = JSON.stringify(line.body?.() ?? {});
		const post = (headers: Record<string, string>) => asking(server.origin, everything.cookie, 'POST', address, body, headers);
		const answers = await Promise.all([
			post({ origin: 'https://ailleurs.example' }),
			post({ origin: 'null' }),
			post({ origin: ORIGIN, 'content-type': 'text/plain' }),
			post({ origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }),
			post({ origin: ORIGIN, 'content-type': 'multipart/form-data; boundary=x' })
		]);
		expect(answers.map(({ status }) => status)).toEqual([403, 403, 415, 415, 415]);
		expect(server.services.access.roles.log()).toHaveLength(before);
	});

	test('and nothing is changed by asking to read, as mail filters do with each link', async () => {
		const everything = await person('admin');
		for (const [route, line] of posts) {
			const address = line.path?.() ?? route.split(' ')[1] ?? '';
			if (`GET ${route.split(' ')[1]}` in TABLE) continue;
			expect([address, (await asking(server.origin, everything.cookie, 'GET', address)).status]).toEqual([address, 404]);
		}
	});
});

test('an odd method is nothing to anybody, whoever asks', async () => {
	const everybody = await Promise.all(['nobody', 'member', 'moderator', 'admin'].map(person));
	const addresses = new Set(Object.keys(TABLE).map((route) => route.split(' ')[1] ?? ''));
	for (const address of [...addresses].filter((one) => one.startsWith('/api/') && !one.startsWith('/api/board'))) {
		for (const method of ['PUT', 'PATCH', 'DELETE', 'SEARCH', 'PURGE']) {
			if (`${method} ${address}` in TABLE) continue;
			const answers = await Promise.all(everybody.map(({ cookie }) => asking(server.origin, cookie, method, address)));
			expect([address, method, ...answers.map(({ status }) => status)]).toEqual([address, method, 404, 404, 404, 404]);
			expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
		}
		// Names the methods, and says the same to everybody.
		const options = await Promise.all(everybody.map(({ cookie }) => asking(server.origin, cookie, 'OPTIONS', address)));
		expect(new Set(options.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
	}
});

describe('/db', () => {
	const CHECKPOINT = 'a'.repeat(32);
	const PLACES: Readonly<Record<Exclude<Kind, 'welcome'>, string>> = {
		info: '/',
		changes: '/_changes',
		'bulk-get': '/_bulk_get',
		'revs-diff': '/_revs_diff',
		'bulk-docs': '/_bulk_docs',
		local: `/_local/${CHECKPOINT}`,
		document: '/ad%3Ax'
	};
	const BODIES: Readonly<Record<string, object>> = {
		'bulk-get': { docs: [] },
		'revs-diff': {},
		'bulk-docs': { new_edits: false, docs: [] },
		local: { _id: `_local/${CHECKPOINT}`, last_seq: 1 },
		changes: { doc_ids: ['ad:x'] }
	};
	const lines = (Object.keys(PLACES) as (keyof typeof PLACES)[]).flatMap((kind) =>
		METHODS[kind].map((method) => [method, kind] as const)
	);
	const askDb = (who: Visitor, method: string, kind: keyof typeof PLACES, database: string) => {
		const body = ['POST', 'PUT'].includes(method) ? BODIES[kind] : undefined;
		return asking(server.origin, who.cookie, method, `/db/${database}${PLACES[kind]}`, body);
	};

	test('has a line for every kind of address it answers', () => {
		expect(Object.keys(METHODS).sort()).toEqual(['welcome', ...Object.keys(PLACES)].sort());
	});

	describe.each(Object.keys(PEOPLE))('%s', (name) => {
		test.each(lines)('%s %s: one’s own mailbox, nobody else’s, and the board to read', async (method, kind) => {
			const who = await person(name);
			const known = PEOPLE[name] !== undefined;
			const others = [target.id, newMemberId()];
			const [there, never] = await Promise.all(others.map((id) => askDb(who, method, kind, `member-${id}`)));
			expect(there?.status).toBe(known ? 404 : 401);
			// A mailbox that exists and one that never did: the same answer, to the letter.
			expect([never?.status, never?.text]).toEqual([there?.status, there?.text]);
			if (known) {
				const own = await askDb(who, method, kind, `member-${who.id}`);
				expect(own.status).not.toBe(401);
				expect(own.status).not.toBe(403);
				// A document or a checkpoint that was never written.
				if (!(method === 'GET' && ['document', 'local'].includes(kind))) expect(own.status).toBeLessThan(300);
			}
			const board = await askDb(who, method, kind, 'board');
			const writes = ['bulk-docs', 'revs-diff'].includes(kind) || method === 'PUT';
			expect(board.status).toBe(writes ? 403 : board.status);
			if (!writes) expect([200, 404]).toContain(board.status);
		});

		test('writes the documents that members write, and no other', async () => {
			const who = await person(name);
			if (PEOPLE[name] === undefined) return;
			const mine = OWN_PREFIXES.map((prefix) => `${prefix}x`);
			const notMine = ['inbox:x', 'verdict:x', 'role:x', 'log:000000000001', 'factor:x', 'passkey:x', 'member:x'];
			const docs = [...mine, ...notMine].map((_id) => ({ _id, _rev: `1-${'a'.repeat(32)}` }));
			const { body } = await asking(server.origin, who.cookie, 'POST', `/db/member-${who.id}/_bulk_docs`, {
				new_edits: false,
				docs
			});
			expect((body as unknown as { id: string; error: string }[]).map(({ id, error }) => [id, error])).toEqual(
				notMine.map((id) => [id, 'forbidden'])
			);
		});
	});
});
