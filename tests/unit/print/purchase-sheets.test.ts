/** The sheets of a group purchase: the same bytes for the same data, readable, complete, and nothing too much on them. */
import { describe, expect, test } from 'vitest';
import { formPdf } from '../../../src/lib/print/purchase/form.ts';
import { householdsPdf } from '../../../src/lib/print/purchase/households.ts';
import { pickupPdf } from '../../../src/lib/print/purchase/pickup.ts';
import { supplierPdf } from '../../../src/lib/print/purchase/supplier.ts';
import { householdsCsv, supplierCsv } from '../../../src/lib/print/purchase/tables.ts';
import { reckon } from '../../../src/kinds/group-purchase/reckoning.ts';
import { pellets } from '../../factories/pellets.ts';
import { order, placed } from '../../factories/purchases.ts';
import { readPdf } from './pdf-text.ts';

const SHEETS = { supplierPdf, householdsPdf, pickupPdf, formPdf };
const names = Object.keys(SHEETS) as (keyof typeof SHEETS)[];
const read = (name: keyof typeof SHEETS, data = pellets()) => readPdf(SHEETS[name](data));
const said = (name: keyof typeof SHEETS, data = pellets()) => read(name, data).texts.join('\n').replaceAll('\u00a0', ' ');

describe.each(names)('%s', (name) => {
	test('has the same bytes for the same data, in any order of arrival', () => {
		const data = pellets();
		const again = pellets({ households: [...pellets().households].reverse() });
		expect(SHEETS[name](data)).toEqual(SHEETS[name](again));
	});

	test('has other bytes when something changed', () =>
		expect(SHEETS[name](pellets({ title: 'Autre chose' }))).not.toEqual(SHEETS[name](pellets())));

	test('is never smaller than twelve points, in the fonts that every reader has, and light to send', () => {
		const { smallest, fonts } = read(name);
		expect(smallest).toBeGreaterThanOrEqual(12);
		expect(new Set(fonts)).toEqual(new Set(['Helvetica', 'Helvetica-Bold']));
		expect(SHEETS[name](pellets()).length).toBeLessThan(200_000);
	});

	test('says on every page that we neither buy nor sell', () => {
		const { pages, texts } = read(name);
		expect(texts.filter((text) => text.includes('ni acheteur, ni vendeur')).length).toBe(pages);
	});

	test('prints without orders, and with very long words', () => {
		expect(read(name, pellets({ households: [] })).pages).toBeGreaterThan(0);
		expect(read(name, pellets({ title: 'Granulés'.repeat(60), organiser: '🙂 Zoë Łuczak \u202e' })).texts.join('')).toContain(
			'Zoë Luczak'
		);
	});
});

test('the supplier reads quantities, packs and sums, and no neighbour’s name', () => {
	const text = said('supplierPdf');
	const { lines, goods } = reckon(
		pellets().purchase,
		pellets().households.map((one) => one.placed)
	);
	expect(lines[0]!.total % 65).toBe(0);
	expect(text).toContain(String(lines[0]!.total));
	expect(text).toContain('lots de 65');
	expect(text).toContain(`${Math.trunc(goods / 100)}`.slice(-3));
	expect(text).not.toMatch(/Perrin|Lefèvre|04 76/);
});

test('every household has its row, its sum and its number, which add up', () => {
	const text = said('householdsPdf');
	for (const { name } of pellets().households) expect(text).toContain(name);
	expect(text).toContain('30 foyers');
	expect(text).toContain('04 76 00 00 00');
	expect(text).toMatch(/qui\s+peut\s+livrer\s+au/);
	expect(read('householdsPdf').pages).toBeGreaterThan(1);
});

test('accents, ligatures, guillemets, euros and apostrophes are printed', () => {
	const text = said('householdsPdf', pellets({ title: '« Œuvre » d’été : bœuf, ça, où… 5 €' }));
	for (const piece of ['« Œuvre » d’été', 'bœuf', 'où…', '5 €', 'Émeric', 'Noël', 'D’Aubigné']) expect(text).toContain(piece);
});

test('each place of pick-up has its sheet, with those who come there and nobody else', () => {
	const { pages } = read('pickupPdf');
	const text = said('pickupPdf');
	expect(pages).toBeGreaterThanOrEqual(2);
	const [here, there] = [text.indexOf('Place du village'), text.indexOf('Salle des fêtes')];
	expect(here).toBeGreaterThan(0);
	expect(there).toBeGreaterThan(here);
	expect(text.indexOf('Perrin n° 1\n04')).toBeGreaterThan(there);
	expect(text).not.toContain('Retrait à préciser');
});

test('whoever has not chosen a place is not forgotten', () => {
	const lost = { name: 'Sans lieu', placed: placed('part:x', order({ pellets: 5 })) };
	expect(said('pickupPdf', pellets({ households: [lost] }))).toContain('Retrait à préciser');
});

test('the blank form says what is sold, until when, who organises and how long names are kept', () => {
	const text = said('formPdf');
	for (const piece of [
		'Paul Ô.',
		'mardi 1er décembre',
		'Bûches compressées',
		'8,90 €',
		'prix estimé',
		'60 jours',
		'Salle des fêtes'
	])
		expect(text).toContain(piece);
	expect(read('formPdf').pages).toBe(1);
});

describe('for a spreadsheet', () => {
	test('the table of households has one column a product, decimal commas, and adds up', () => {
		const rows = householdsCsv(pellets())
			.slice(1)
			.trimEnd()
			.split('\r\n')
			.map((row) => row.split(';'));
		expect(rows[0]!.slice(3, 5)).toEqual(['Granulés de bois, sac de 15 kg', 'Bûches compressées, carton']);
		expect(rows).toHaveLength(32);
		const sum = (column: number) =>
			rows.slice(1, -1).reduce((all, row) => all + Math.round(Number(row[column]!.replace(',', '.')) * 100), 0);
		for (const column of [3, 4, 5, 6])
			expect(sum(column)).toBe(Math.round(Number(rows.at(-1)![column]!.replace(',', '.')) * 100));
	});

	test('begins with the mark that makes accents readable', () => {
		expect(supplierCsv(pellets())).toMatch(/^\ufeffProduit;Unité;/);
	});

	test('nothing typed by a neighbour is run as a formula', () => {
		const bad = ['=HYPERLINK("http://x")', '+33 6', '-1', '@SUM(A1)', '\t=1', '  =1', '|cmd', 'a;b', 'a"b', 'a\nb'];
		const households = bad.map((name, n) => ({ name, placed: placed(`part:${n}`, order({ pellets: 1 })) }));
		const text = householdsCsv(pellets({ households }));
		for (const row of text.slice(1).split('\r\n').slice(1)) expect(row).not.toMatch(/^"?[\s]*[=+\-@|]/);
		expect(text).toContain('"\'=HYPERLINK(""http://x"")"');
		expect(text).toContain('"a;b"');
	});
});
