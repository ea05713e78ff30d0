/** Another valley: one command makes its kit, which is checked, and from which a server starts with a living board. */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOf } from '../../scripts/kit/demo.mjs';
import { namesIn, speaksOf } from '../../scripts/kit/names.mjs';
import { newTerritory } from '../../scripts/new-territory.mjs';
import { loadDemo } from '../../server/territory/demo.ts';
import { loadTerritory, type LoadedTerritory } from '../../server/territory/load.ts';
import { minutesFrom } from '../../src/domain/nearness.ts';
import { startServer } from '../factories/server.ts';
import { territory as chartreuse } from '../factories/territory.ts';
import { alter, copyOfKit } from './kit.ts';

const QUEYRAS = {
	id: 'queyras',
	name: 'Le Panneau du Queyras',
	place: 'le Queyras',
	'of-place': 'du Queyras',
	colour: '#2a4d7c',
	contact: 'Jeanne',
	phone: '04 65 71 00 40',
	email: 'jeanne@example.org',
	hours: 'le mardi matin',
	communes: '05077 05007 05003 05038 05119',
	around: '05065 05023',
	centre: '44.76, 6.80'
};

let kits: string;
let folder: string;
let loaded: LoadedTerritory;

beforeAll(async () => {
	kits = mkdtempSync(join(tmpdir(), 'kits-'));
	({ folder } = await newTerritory(QUEYRAS, kits));
	loaded = loadTerritory(folder);
});
afterAll(() => rmSync(kits, { recursive: true, force: true }));

describe('the kit that was made', () => {
	test('says what was answered', () => {
		const { id, name, place, ofPlace, themeColour, contact, communes } = loaded.territory;
		expect({ id, name, place, ofPlace, themeColour }).toEqual({
			id: 'queyras',
			name: 'Le Panneau du Queyras',
			place: 'le Queyras',
			ofPlace: 'du Queyras',
			themeColour: '#2a4d7c'
		});
		expect(contact).toEqual({ name: 'Jeanne', phone: '04 65 71 00 40', email: 'jeanne@example.org', hours: 'le mardi matin' });
		expect(communes.map((commune) => commune.name)).toContain('Arvieux');
		expect(communes.filter(({ within }) => within)).toHaveLength(5);
		expect(communes.filter(({ within }) => !within)).toHaveLength(2);
	});

	test('has a table of meeting points with its heading, to fill in', () => {
		expect(loaded.points.size).toBe(0);
		appendFileSync(join(folder, 'meeting-points.tsv'), '05077\tDevant la mairie\n05007\tArrêt du car\t12 places\n');
		expect([...loadTerritory(folder).points]).toEqual([
			['05077', [{ name: 'Devant la mairie' }]],
			['05007', [{ name: 'Arrêt du car', note: '12 places' }]]
		]);
	});

	test('names nothing of the territory it was copied from', () => {
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(yaml|tsv|md)$/.test(file));
		const all = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
		const names = [
			chartreuse.name,
			'Chartreuse',
			chartreuse.contact.phone,
			...chartreuse.communes.flatMap((commune) => [commune.name, ...commune.hamlets]),
			...chartreuse.summits.map((summit) => summit.name),
			...chartreuse.passes.map((pass) => pass.name)
		];
		const said = names.filter((one) => new RegExp(`(?<![\\p{L}])${one}(?![\\p{L}])`, 'u').test(all));
		expect(said).toEqual([]);
	});

	test('has a demonstration that lives in its own communes', () => {
		const { ads, members } = loadDemo(folder, loaded.territory);
		const inside = new Set(loaded.territory.communes.filter(({ within }) => within).map(({ insee }) => insee));
		expect(ads.length).toBeGreaterThan(150);
		expect(members.length).toBeGreaterThan(30);
		expect(new Set(ads.map(({ text }) => text.commune))).toEqual(inside);
	});

	test('has roads that lead everywhere', () => {
		const { territory, roads } = loaded;
		expect(minutesFrom('05007', roads, true).size).toBe(territory.communes.length);
	});

	test('starts a server, whose board is that demonstration', async () => {
		const server = await startServer({ territory: loaded.territory, demo: loadDemo(folder, loaded.territory) });
		try {
			const snapshot = (await (await fetch(`${server.origin}/api/board/snapshot`)).json()) as {
				demo: boolean;
				ads: { commune: string }[];
			};
			expect(snapshot.demo).toBe(true);
			expect(snapshot.ads.length).toBeGreaterThan(150);
			expect(snapshot.ads.every(({ commune }) => commune.startsWith('05'))).toBe(true);
		} finally {
			await server.stop();
		}
	});
});

test('an ad whose meeting point alone names a place stays in its valley', () => {
	const model = copyOfKit();
	const trips = (from: string) => demoOf(from, chartreuse.communes, speaksOf(namesIn(from))).files['demo/ads/carpool.yaml'];
	expect(trips(model)).toContain('title: Aller voter');
	alter(model, 'demo/ads/carpool.yaml', (text) =>
		text.replace(/(title: Aller voter\n)/, '$1  details: { role: passenger, point: Parking de Perquelin }\n')
	);
	expect(trips(model)).not.toContain('title: Aller voter');
});

describe('what is wrong is said at once, in words, and leaves nothing behind', () => {
	test.each([
		[{ id: 'Queyras' }, /--id : Il faut des lettres minuscules/],
		[{ phone: 'bientôt' }, /--phone : Il faut un numéro de téléphone/],
		[{ communes: '05077 99999' }, /99999/],
		[{ communes: '05077' }, /au moins deux communes/],
		[{ communes: '20' }, /Aucune commune dans le département 20/],
		[{ name: '' }, /--name : Il faut une réponse/]
	])('%o', async (spoiled, message) => {
		await expect(newTerritory({ ...QUEYRAS, id: 'essai', ...spoiled }, kits)).rejects.toThrow(message);
		expect(existsSync(join(kits, 'essai'))).toBe(false);
	});

	test('a kit that exists is never written over', async () => {
		await expect(newTerritory(QUEYRAS, kits)).rejects.toThrow(/existe déjà/);
	});

	test('a whole department by its number', async () => {
		const { communes } = await newTerritory({ ...QUEYRAS, id: 'hautes-alpes', communes: '05', around: '' }, kits);
		expect(communes).toBeGreaterThan(150);
	});
});
