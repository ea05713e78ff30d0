import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTerritory } from '../../server/territory/load.ts';
import { communeName } from '../../src/domain/territory.ts';
import { KIT } from './kit.ts';

interface OfficialCommune {
	readonly code: string;
	readonly nom: string;
	readonly type: string;
	readonly codesPostaux?: readonly string[];
	readonly population?: number;
}

const { territory } = loadTerritory(KIT);
const official = new Map(
	(JSON.parse(readFileSync('node_modules/@etalab/decoupage-administratif/data/communes.json', 'utf8')) as OfficialCommune[])
		.filter(({ type }) => type === 'commune-actuelle')
		.map((commune) => [commune.code, commune])
);

test('every commune has its official name, postal codes and population', () => {
	const said = territory.communes.map(({ insee, name, postal, population }) => ({ insee, name, postal, population }));
	expect(said).toEqual(
		said.map(({ insee }) => {
			const commune = official.get(insee);
			return {
				insee,
				name: commune?.nom,
				postal: commune?.codesPostaux,
				population: commune?.population
			};
		})
	);
});

test('the park counts exactly 72 communes, 42 in Isère and 30 in Savoie', () => {
	const within = territory.communes.filter((commune) => commune.within);
	expect(within).toHaveLength(72);
	expect(within.filter(({ insee }) => insee.startsWith('38'))).toHaveLength(42);
});

test('every commune of the park lies between Grenoble, Voiron and Chambéry', () => {
	for (const { name, lat, lon } of territory.communes.filter((commune) => commune.within)) {
		expect(lat, name).toBeGreaterThan(45.18);
		expect(lat, name).toBeLessThan(45.65);
		expect(lon, name).toBeGreaterThan(5.6);
		expect(lon, name).toBeLessThan(6.02);
	}
});

test('the two Saint-Pierre-d’Entremont are told apart by their department', () => {
	expect(communeName(territory, '38446')).toBe("Saint-Pierre-d'Entremont (38)");
	expect(communeName(territory, '73274')).toBe("Saint-Pierre-d'Entremont (73)");
	expect(communeName(territory, '38442')).toBe('Saint-Pierre-de-Chartreuse');
});

test('what the association must fill in itself is marked as such, and its phone rings at nobody', () => {
	expect(territory.legal.director).toContain('à compléter');
	expect(territory.legal.host.name).toContain('à compléter');
	expect(territory.contact.phone).toMatch(/^(01 99 00|04 65 71) \d\d \d\d$/);
	expect(territory.contact.email).toMatch(/@example\.org$/);
});
