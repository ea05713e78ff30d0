import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/domain/clean.ts';
import type { Day } from '../../../src/domain/dates.ts';
import { AUTHOR, idOf, publicAd } from '../../factories/board-ads.ts';
import { purchase } from '../../factories/purchases.ts';
import { HOSTILE, ORIGIN, outside, type Outside } from './board.ts';
import { all, readAtom, readCalendar, readJsonFeed, said } from './readers.ts';

const FEEDS = ['/flux/annonces.atom', '/flux/annonces.json', '/flux/annonces.ics'];
const DAY = 86_400_000;
const day = (text: string) => text as Day;
let board: Outside;

beforeEach(async () => void (board = await outside()));
afterEach(() => board.stop());

const atom = async (query = '') => readAtom(await board.text(`/flux/annonces.atom${query}`));
const json = async (query = '') => readJsonFeed(await board.text(`/flux/annonces.json${query}`));
const calendar = async (query = '') => readCalendar(await board.text(`/flux/annonces.ics${query}`));
const dated = (other: Parameters<typeof publicAd>[0] = {}) =>
	publicAd({ kind: 'work-party', on: day('2026-12-05'), expiresOn: day('2026-12-05'), ...other });

describe('every feed', () => {
	test('of an empty board is valid, and empty', async () => {
		expect((await atom()).entries).toEqual([]);
		expect((await json()).items).toEqual([]);
		expect((await calendar()).events).toEqual([]);
	});

	test('says what it is, in what language, and what one may do with it', async () => {
		const { feed } = await atom();
		expect(feed.getAttribute('xml:lang')).toBe('fr');
		expect(said(feed, 'rights')).toMatch(/leurs auteurs/);
		expect((await json())._licence.text).toBe(said(feed, 'rights'));
		expect((await calendar()).calendar.getFirstPropertyValue('description')).toContain(said(feed, 'rights'));
		const types = await Promise.all(FEEDS.map(async (path) => (await board.get(path)).headers.get('content-type')));
		expect(types).toEqual([
			'application/atom+xml; charset=utf-8',
			'application/feed+json; charset=utf-8',
			'text/calendar; charset=utf-8'
		]);
	});

	test('gives the newest first, under names and addresses that stay', async () => {
		const [old, young] = [
			publicAd({ id: idOf(1), publishedAt: '2026-11-20T08:00:00.000Z' }),
			publicAd({ id: idOf(2), updatedAt: '2026-11-23T09:30:00.000Z' })
		];
		await board.pin(old, young);
		const { feed, entries } = await atom();
		expect(entries.map((entry) => said(entry, 'id'))).toEqual([
			`tag:board.test,2026:annonces/${idOf(2)}`,
			`tag:board.test,2026:annonces/${idOf(1)}`
		]);
		expect(all(entries[0]!, 'link')[0]!.getAttribute('href')).toBe(`${ORIGIN}/annonces/${idOf(2)}`);
		expect(said(entries[0]!, 'updated')).toBe('2026-11-23T09:30:00.000Z');
		expect(said(feed, 'updated')).toBe('2026-11-23T09:30:00.000Z');
		expect((await json()).items.map(({ id }) => id)).toEqual(entries.map((entry) => said(entry, 'id')));
	});

	test('is chosen with the words of the list page, and says what was chosen', async () => {
		await board.pin(
			publicAd({ id: idOf(1), kind: 'gift', side: 'offer', commune: '38442' }),
			publicAd({ id: idOf(2), kind: 'gift', side: 'request', commune: '38412' }),
			publicAd({ id: idOf(3), kind: 'service', title: 'Épicéa à débiter', commune: '38412' })
		);
		const ids = async (query: string) => (await json(query)).items.map(({ url }) => Number(url.slice(-2)));
		expect(await ids('?genre=gift')).toEqual([1, 2]);
		expect(await ids('?genre=gift&sens=request')).toEqual([2]);
		expect(await ids('?commune=38412')).toEqual([2, 3]);
		expect(await ids('?q=EPICEA')).toEqual([3]);
		expect(await ids('?categorie=music')).toEqual([]);
		expect(await ids('?genre=toString&utm_source=x')).toEqual([1, 2, 3]);
		const feed = await json('?commune=38442&genre=gift&inconnu=1');
		expect(feed.title).toBe('Sharetreuse · Dons · Saint-Pierre-de-Chartreuse');
		expect(feed.feed_url).toBe(`${ORIGIN}/flux/annonces.json?genre=gift&commune=38442`);
		expect(feed.home_page_url).toBe(`${ORIGIN}/annonces?genre=gift&commune=38442`);
	});

	test('tells what only its kind says, as far as it is nobody’s number', async () => {
		const trip = { role: 'driver', point: 'Parking du bas, 06 12 34 56 78', back: '17:30', cost: 250 };
		await board.pin(
			publicAd({ id: idOf(1), kind: 'carpool', side: 'offer', to: '38185', on: day('2026-12-05'), at: '08:00', details: trip }),
			publicAd({ id: idOf(2), kind: 'loan', side: 'offer', details: { days: 6, bring: 'De l’essence' } }),
			publicAd({ id: idOf(3), kind: 'work-party', side: 'request', on: day('2026-12-05'), details: { bring: 'Des gants' } }),
			publicAd({
				id: idOf(4),
				kind: 'group-purchase',
				side: 'offer',
				on: day('2026-12-01'),
				details: purchase() as never
			})
		);
		const texts = new Map((await json()).items.map(({ url, content_text }) => [Number(url.slice(-2)), content_text]));
		const plain = (n: number) => texts.get(n)!.replaceAll(/\s/g, ' ');
		expect(plain(1)).toMatch(/Rendez-vous : Parking du bas, .*à demander.* Retour : 17 h 30 .*2,50 €/);
		expect(plain(2)).toMatch(/Au plus : 6 jours .*De l’essence/);
		expect(plain(3)).toContain('Des gants');
		expect(plain(4)).toMatch(/Granulés de bois : 5,40 € .*On commande à partir de : 1 lot plein/);
		for (const path of FEEDS) {
			const feed = (await board.text(path)).replaceAll('\r\n ', '');
			expect(feed).not.toContain('06 12');
			expect(feed).toMatch(/Parking du bas/);
		}
	});

	test('leaves out who wrote the ad, and how to reach them', async () => {
		const text = 'Appelez le 06 12 34 56 78, le +33 (0)4.76.88.60.00 ou écrivez à odette.ravanat@exemple.fr avant 2026.';
		await board.pin(dated({ title: 'Bois, 0612345678', hamlet: 'Chez moi 04-76-88-60-00', text, on: day('2026-12-05') }));
		for (const path of FEEDS) {
			const feed = (await board.text(path)).replaceAll('\r\n ', '');
			for (const secret of [AUTHOR, '0123456789', '12 34', '0612345678', '76.88', '76-88', 'exemple.fr'])
				expect(feed).not.toContain(secret);
			expect(feed).toMatch(/à demander sur le panneau/);
			expect(feed).toContain('avant 2026');
		}
	});

	test('keeps text as text, whatever is in it', async () => {
		const marks = '\u202eenvers\u202c \u0007\u0000 \ud800';
		const ad = dated({ title: `T ${HOSTILE}`.slice(0, 90), text: `${HOSTILE}${marks}\n\nFin` });
		await board.pin(ad);
		const whole = cleanText(ad.text);
		const { entries } = await atom();
		expect(entries).toHaveLength(1);
		expect(said(entries[0]!, 'content')).toContain(whole);
		expect(all(entries[0]!, 'script')).toEqual([]);
		expect((await json()).items[0]!.content_text).toContain(whole);
		const { events } = await calendar();
		expect(events).toHaveLength(1);
		expect(events[0]!.description).toContain(whole);
		for (const path of FEEDS) expect(await board.text(path)).not.toMatch(/[\u0000-\u0008\u202e]/);
	});

	test.each([
		['of ordinary letters', 'Neige et forêt. '],
		['that must all be escaped', '&<">\'\\;,\n'],
		['of emoji of eleven code units', '👩‍👩‍👧‍👦 ']
	])('holds at most 50 ads and 50 kB, with 60 texts as long as can be %s', async (_name, piece) => {
		const fill = (units: number) => piece.repeat(Math.ceil(units / piece.length)).slice(0, units);
		await board.pin(
			...Array.from({ length: 60 }, (_, i) => dated({ id: idOf(i), title: fill(320), text: fill(6000), availability: fill(120) }))
		);
		const sizes = await Promise.all(FEEDS.map(async (path) => Buffer.byteLength(await board.text(path))));
		console.log(`largest feeds, ${piece.trim()}: ${sizes.join(', ')} bytes`);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(50_000);
		const counts = [(await atom()).entries.length, (await json()).items.length, (await calendar()).events.length];
		expect(Math.max(...counts)).toBeLessThanOrEqual(50);
		expect(Math.min(...counts)).toBeGreaterThanOrEqual(20);
		expect(said((await atom()).entries[0]!, 'content')).toContain('…');
	});

	test('has whole texts while there is room', async () => {
		const text = 'Une phrase de trente signes ici. '.repeat(20).trim();
		await board.pin(...Array.from({ length: 30 }, (_, i) => publicAd({ id: idOf(i), text })));
		for (const entry of (await atom()).entries) expect(said(entry, 'content')).toContain(text);
	});

	test('loses an ad the day after its last, the hour it is withdrawn, and when it is done', async () => {
		const [short, taken, done] = [dated({ expiresOn: day('2026-12-05') }), dated(), dated({ state: 'done' })];
		await board.pin(short, taken, done);
		const counts = async () => [(await atom()).entries.length, (await json()).items.length, (await calendar()).events.length];
		expect(await counts()).toEqual([2, 2, 2]);
		await board.remove(taken);
		expect(await counts()).toEqual([1, 1, 1]);
		board.clock.now = Date.parse('2026-12-05T22:59:00Z');
		expect(await counts()).toEqual([1, 1, 1]);
		board.clock.now = Date.parse('2026-12-05T23:00:00Z');
		expect(await counts()).toEqual([0, 0, 0]);
	});

	test('leaves out what its author wants on the board only', async () => {
		await board.pin(dated({ id: idOf(1) }), dated({ id: idOf(2), unlisted: true }));
		for (const path of FEEDS) {
			const feed = await board.text(path);
			expect(feed).toContain(idOf(1));
			expect(feed).not.toContain(idOf(2));
		}
	});
});

describe('an address that is too much', () => {
	test.each(['/flux/annonces.atom', '/flux/annonces.json', '/flux/annonces.ics', '/integrer/annonces'])(
		'%s is refused, and kept nowhere',
		async (path) => {
			const response = await board.get(`${path}?commune=${'é'.repeat(1000)}`);
			expect(response.status).toBe(400);
			expect(response.headers.get('cache-control')).toBe('no-store');
			expect((await board.get(`${path}?commune=%ff&q=%00%`)).status).toBe(200);
		}
	);
});

describe('asking again', () => {
	test.each(FEEDS)('%s answers 304 until it changes', async (path) => {
		await board.pin(dated());
		const first = await board.get(path);
		const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
		expect(first.headers.get('cache-control')).toBe('public, max-age=300');
		board.clock.now += 1000;
		expect((await board.get(path, { 'if-none-match': etag })).status).toBe(304);
		expect((await board.get(path, { 'if-modified-since': modified })).status).toBe(304);
		expect(await (await board.get(path, { 'if-none-match': etag })).text()).toBe('');

		board.clock.now += DAY;
		await board.pin(publicAd({ kind: 'gift', id: idOf(9) }), dated({ id: idOf(8) }));
		const changed = await board.get(path, { 'if-none-match': etag });
		expect(changed.status).toBe(200);
		expect((await board.get(path, { 'if-modified-since': modified })).status).toBe(200);
		expect(await changed.text()).toContain(idOf(8));
	});

	test('an ad that leaves is a change too, though nothing is newer', async () => {
		const ad = publicAd();
		await board.pin(ad, publicAd());
		const modified = (await board.get('/flux/annonces.atom')).headers.get('last-modified') ?? '';
		board.clock.now += 5000;
		await board.remove(ad);
		expect((await board.get('/flux/annonces.atom', { 'if-modified-since': modified })).status).toBe(200);
	});

	test('a change elsewhere on the board changes nothing for a feed that does not show it', async () => {
		await board.pin(publicAd({ kind: 'gift', side: 'offer' }));
		const etag = (await board.get('/flux/annonces.atom?genre=gift')).headers.get('etag') ?? '';
		await board.pin(publicAd({ kind: 'service' }));
		expect((await board.get('/flux/annonces.atom?genre=gift', { 'if-none-match': etag })).status).toBe(304);
	});
});

describe('other sites', () => {
	test.each(FEEDS)('%s may be read by any page, and only read', async (path) => {
		const read = await board.get(path, { origin: 'https://mairie.example' });
		expect(read.headers.get('access-control-allow-origin')).toBe('*');
		expect(read.headers.get('access-control-allow-credentials')).toBeNull();
		expect(read.headers.get('set-cookie')).toBeNull();
	});

	test('a page that says what it already has is let through', async () => {
		const { headers, status } = await preflight('/flux/annonces.json');
		expect(status).toBe(204);
		expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD');
		expect(headers.get('access-control-allow-headers')).toContain('If-None-Match');
	});
});

const preflight = async (path: string) => {
	const { url } = await board.get(path);
	return fetch(url, { method: 'OPTIONS', headers: { origin: 'https://mairie.example', 'access-control-request-method': 'GET' } });
};

describe('the calendar', () => {
	const start = async () => (await calendar()).events[0]!.startDate;

	test('has the ads with a day and no others, the soonest first', async () => {
		await board.pin(
			publicAd(),
			dated({ on: day('2026-12-12'), expiresOn: day('2026-12-12'), title: 'Deux' }),
			dated({ on: day('2026-12-05'), title: 'Un' })
		);
		expect((await calendar()).events.map(({ summary }) => summary)).toEqual(['Un', 'Deux']);
	});

	test.each([
		['in winter', '2026-12-05', '09:00', '2026-12-05T08:00:00.000Z'],
		['in summer', '2027-07-14', '09:00', '2027-07-14T07:00:00.000Z'],
		['an hour before summer time', '2027-03-28', '01:30', '2027-03-28T00:30:00.000Z'],
		['an hour after summer time began', '2027-03-28', '03:30', '2027-03-28T01:30:00.000Z'],
		['on the morning winter time began', '2026-10-25', '09:00', '2026-10-25T08:00:00.000Z']
	])('is right to the minute %s', async (_name, on, at, utc) => {
		board.clock.now = Date.parse('2026-10-01T08:00:00Z');
		await board.pin(dated({ on: day(on), at, expiresOn: day(on) }));
		const moment = await start();
		expect(moment.isDate).toBe(false);
		expect(moment.toJSDate().toISOString()).toBe(utc);
	});

	test('an ad without an hour takes the whole day', async () => {
		await board.pin(dated());
		expect((await start()).toString()).toBe('2026-12-05');
	});

	test('an event keeps its name when the ad changes, and says when it changed', async () => {
		await board.pin(dated({ id: idOf(1) }), dated({ id: idOf(2), updatedAt: '2026-11-23T07:00:00.000Z' }));
		const { events } = await calendar();
		expect(events.map(({ uid }) => uid)).toEqual([`${idOf(1)}@board.test`, `${idOf(2)}@board.test`]);
		expect(String(events[1]!.component.getFirstPropertyValue('last-modified'))).toBe('2026-11-23T07:00:00Z');
		expect(events[0]!.component.getFirstPropertyValue('url')).toBe(`${ORIGIN}/annonces/${idOf(1)}`);
	});

	test('says that the day of a group purchase is the last to order', async () => {
		await board.pin(dated({ kind: 'group-purchase', title: 'Granulés' }));
		expect((await calendar()).events[0]!.summary.replace(/\s/g, ' ')).toBe('Le dernier jour pour commander : Granulés');
	});
});
