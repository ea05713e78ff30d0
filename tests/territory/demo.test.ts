import { expect, test } from 'vitest';
import { adTextOn, loadDemo, type DemoAd } from '../../server/territory/demo.ts';
import { loadTerritory } from '../../server/territory/load.ts';
import { isExpired } from '../../src/domain/ad.ts';
import { checkAd } from '../../src/domain/ad-rules.ts';
import { lengthOf } from '../../src/domain/clean.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import { isAdId, isMemberRef } from '../../src/domain/ids.ts';
import { tripOf } from '../../src/kinds/carpool/trip.ts';
import { KIND_NAMES, lastDay } from '../../src/kinds/index.ts';
import { KIT } from './kit.ts';

const { territory, points } = loadTerritory(KIT);
const { members, ads } = loadDemo(KIT, territory);
const TODAY = '2026-03-10' as Day;

const expires = (ad: DemoAd) => {
	const { kind, side, on } = adTextOn(ad, TODAY);
	return lastDay(kind, { side, on }, addDays(TODAY, -ad.age));
};
const expired = ads.filter((ad) => ad.state === 'live' && isExpired({ expiresOn: expires(ad) }, TODAY));
const inState = (state: DemoAd['state']) => ads.filter((ad) => ad.state === state);
const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

test('the demonstration is a living board: hundreds of ads by dozens of neighbours from all over the massif', () => {
	expect(ads.length).toBeGreaterThanOrEqual(280);
	expect(members.length).toBeGreaterThanOrEqual(55);
	expect(new Set(ads.map(({ text }) => text.commune)).size).toBeGreaterThanOrEqual(40);
});

test('every kind of ad is shown, offered and asked for', () => {
	for (const kind of KIND_NAMES)
		for (const side of ['offer', 'request'] as const)
			expect(ads.filter(({ text }) => text.kind === kind && text.side === side).length, `${kind} ${side}`).toBeGreaterThan(2);
});

test('every category of the territory has ads', () => {
	const used = new Set(ads.map(({ text }) => text.category));
	expect(territory.categories.filter(({ id }) => !used.has(id))).toEqual([]);
});

test('some have expired, some were withdrawn, some found their taker, and most are live', () => {
	const share = (some: readonly unknown[]) => some.length / ads.length;
	expect(share(expired)).toBeGreaterThan(0.05);
	expect(share(expired)).toBeLessThan(0.12);
	expect(share(inState('withdrawn'))).toBeGreaterThan(0.03);
	expect(share(inState('done'))).toBeGreaterThan(0.03);
	expect(share(inState('live'))).toBeGreaterThan(0.85);
});

test('about one in ten comes from around the territory', () => {
	const around = new Set(territory.communes.filter(({ within }) => !within).map(({ insee }) => insee));
	const far = ads.filter(({ text }) => around.has(text.commune)).length / ads.length;
	expect(far).toBeGreaterThan(0.07);
	expect(far).toBeLessThan(0.14);
});

test('every ad that is not past its day could be published as it is', () => {
	const refused = ads
		.filter((ad) => ad.in === undefined || ad.in >= 0)
		.flatMap((ad) => checkAd(adTextOn(ad, TODAY), territory, TODAY).map(({ code }) => `${ad.text.title}: ${code}`));
	expect(refused).toEqual([]);
});

test('some trips begin or end at a meeting point of the kit, in the commune where it is', () => {
	const named = (insee: string | undefined, point: string | undefined) =>
		point !== undefined && (points.get(insee ?? '') ?? []).some(({ name }) => name === point);
	const trips = ads.filter(({ text }) => text.kind === 'carpool').map(({ text }) => ({ ...text, ...tripOf(text) }));
	expect(trips.filter(({ commune, point }) => named(commune, point)).length).toBeGreaterThan(3);
	expect(trips.filter(({ to, toPoint }) => named(to, toPoint)).length).toBeGreaterThan(3);
});

test('no two ads share a title, a text or an id', () => {
	expect(twice(ads.map(({ text }) => text.title))).toEqual([]);
	expect(twice(ads.map(({ text }) => text.text))).toEqual([]);
	expect(twice(ads.map(({ id }) => id))).toEqual([]);
	expect(twice(members.map(({ ref }) => ref))).toEqual([]);
});

test('texts say enough to be answered', () => {
	for (const { text } of ads) expect(lengthOf(text.text), text.title).toBeGreaterThan(20);
});

test('no ad gives a phone number, an address of e-mail or a link', () => {
	for (const { text } of ads) {
		const said = `${text.title} ${text.text} ${text.availability ?? ''}`;
		expect(said).not.toMatch(/(?:\+33|\b0)[\s.-]?[1-9](?:[\s.-]?\d{2}){4}/);
		expect(said).not.toMatch(/@|https?:|www\./);
	}
});

test('no ad asks for money or gives an animal away', () => {
	for (const { text } of ads) {
		const said = `${text.title} ${text.text}`;
		expect(said).not.toMatch(/€|\beuros?\b/i);
		if (text.kind === 'gift') expect(said).not.toMatch(/\b(chiots?|chatons?|portée|lapereaux)\b/i);
	}
});

test('ids and dates hang on what is written, so that two seeds of the same day agree', () => {
	expect(loadDemo(KIT, territory)).toEqual({ members, ads });
	expect(ads.filter(({ id }) => !isAdId(id))).toEqual([]);
	expect(members.filter(({ ref }) => !isMemberRef(ref))).toEqual([]);
});

test('everyone who is listed wrote something', () => {
	const authors = new Set(ads.map(({ author }) => author));
	expect(members.filter(({ ref }) => !authors.has(ref))).toEqual([]);
});
