import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardPath } from '../../../src/domain/card.ts';
import { KIND_NAMES } from '../../../src/kinds/index.ts';
import { SIDES } from '../../../src/kinds/kind.ts';
import { drawCard } from '../../../server/cards/drawing.ts';
import { readFace } from '../../../server/cards/face.ts';
import { drawable, setLines, wrap } from '../../../server/cards/lines.ts';
import { createPainter } from '../../../server/cards/painter.ts';
import { idOf, publicAd } from '../../factories/board-ads.ts';
import { territory } from '../../factories/territory.ts';
import { HOSTILE, outside, type Outside } from './board.ts';
import { readXml } from './readers.ts';

const title = readFace(resolve('server/cards/fonts/title.ttf'));
const plain = readFace(resolve('server/cards/fonts/plain.ttf'));

describe('setting a title', () => {
	const sizes = [
		{ size: 92, lines: 2 },
		{ size: 54, lines: 3 }
	] as const;

	test('a short one is large, a long one smaller, and neither leaves a word alone', () => {
		expect(setLines('Granulés de bois', title, 850, sizes)).toEqual({ size: 92, lines: ['Granulés de bois'] });
		const { size, lines } = setLines('Trois stères de bois à rentrer avant la neige, repas offert', title, 850, sizes);
		expect(size).toBe(54);
		expect(lines.map((line) => title.widthOf(line, size) < 850)).toEqual(lines.map(() => true));
		expect(Math.min(...lines.map(({ length }) => length))).toBeGreaterThan(15);
	});

	test('one that has no end is cut, with a …', () => {
		for (const text of ['W'.repeat(80), 'Des mots et des mots '.repeat(9).trim()]) {
			const { lines } = setLines(text, title, 850, sizes);
			expect(lines).toHaveLength(3);
			expect(lines[2]).toMatch(/\S…$/);
			for (const line of lines) expect(title.widthOf(line, 54)).toBeLessThanOrEqual(850);
		}
	});

	test('letters the face has not are left out, and never drawn as boxes', () => {
		expect(drawable('Chatte 🐱 perdue\u202f! Ťřebíč', title)).toBe('Chatte perdue\u00a0! Trebíc');
		expect(drawable('猫 🐈', title)).toBe('');
		const french = 'ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’–—…€°·0123456789';
		expect(drawable(french, title)).toBe(french.replace('Ÿ', 'Y'));
	});

	test('nothing is lost between two lines', () => {
		const text = 'Aide en maths pour une élève de troisième, le mercredi';
		expect(wrap(text, title, 60, 500).join(' ')).toBe(text);
	});
});

describe('the drawing', () => {
	const art = { title, plain, kinds: '' };

	test.each(KIND_NAMES.flatMap((kind) => SIDES.map((side) => [kind, side] as const)))(
		'of %s, %s, is well-formed',
		(kind, side) => {
			readXml(drawCard(publicAd({ kind, side, title: HOSTILE, hamlet: '"><&', to: '38185' }), territory, art));
		}
	);

	test('names no font but its own, and asks for nothing', () => {
		const svg = drawCard(publicAd(), territory, art);
		expect(new Set(svg.match(/font-family="[^"]+"/g))).toEqual(
			new Set(['font-family="Panneau Title"', 'font-family="Panneau Plain"'])
		);
		expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<image/);
	});
});

describe('the painter', () => {
	const later = () => {
		const waiting: ((value: Buffer) => void)[] = [];
		const paint = () => new Promise<Buffer>((done) => void waiting.push(done));
		return { waiting, paint };
	};
	const tick = () => new Promise((done) => setTimeout(done, 5));

	test('paints one at a time, the same picture once, and sends away whoever is too many', async () => {
		const { waiting, paint } = later();
		const painter = createPainter(paint);
		const asked = Array.from({ length: 40 }, (_, i) => painter.paint(String(i), () => ''));
		const again = painter.paint('7', () => '');
		expect(again).toBe(asked[7]);
		expect(painter.paint('one too many', () => '')).toBeUndefined();
		await tick();
		expect(waiting).toHaveLength(1);
		for (let i = 0; i < 40; i += 1) {
			waiting[i]!(Buffer.from(String(i)));
			await asked[i];
			await tick();
			expect(waiting).toHaveLength(Math.min(i + 2, 40));
		}
		expect(String(await again)).toBe('7');
	});

	test('what failed is not kept, and holds back nobody', async () => {
		let fails = true;
		const painter = createPainter(() => (fails ? Promise.reject(new Error('no ink')) : Promise.resolve(Buffer.from('ink'))));
		await expect(painter.paint('a', () => '')).rejects.toThrow('no ink');
		fails = false;
		expect(String(await painter.paint('a', () => ''))).toBe('ink');
	});
});

describe('over HTTP', () => {
	let board: Outside;
	beforeEach(async () => void (board = await outside()));
	afterEach(() => board.stop());

	test('a picture of 1200 × 630, light, that other sites may show', async () => {
		const ad = publicAd({ id: idOf(1) });
		await board.pin(ad);
		const response = await board.get(cardPath(ad));
		const png = Buffer.from(await response.arrayBuffer());
		expect(response.headers.get('content-type')).toBe('image/png');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
		expect(png.length).toBeLessThan(120_000);
		expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
		console.log(`a card: ${png.length} bytes`);
	});

	test('is kept for ever under its version, and asked for again without', async () => {
		const ad = publicAd();
		await board.pin(ad);
		const kept = await board.get(cardPath(ad));
		expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		for (const query of ['', '?v=old', '?v=1&v=2']) {
			expect((await board.get(`/annonces/${ad.id}/carte.png${query}`)).headers.get('cache-control')).toBe('public, max-age=600');
		}
		expect((await board.get(cardPath(ad), { 'if-none-match': kept.headers.get('etag') ?? '' })).status).toBe(304);
	});

	test('what was withdrawn is gone, what never was is not there', async () => {
		const ad = publicAd();
		await board.pin(ad);
		await board.remove(ad);
		expect((await board.get(cardPath(ad))).status).toBe(410);
		expect((await board.get(`/annonces/${idOf(5)}/carte.png`)).status).toBe(404);
		expect((await board.get('/annonces/x/carte.png')).status).toBe(404);
	});

	test('a hundred at once neither stop the board nor wait for ever', async () => {
		const ads = Array.from({ length: 100 }, (_, i) => publicAd({ id: idOf(i), title: `Annonce ${i}` }));
		await board.pin(...ads);
		let over = false;
		const pictures = Promise.all(ads.map(async (ad) => board.get(cardPath(ad)))).finally(() => (over = true));
		let answered = 0;
		while (!over) {
			await board.text('/api/health');
			answered += 1;
		}
		const answers = await pictures;
		const statuses = answers.map(({ status }) => status);
		const late = answers.find(({ status }) => status === 503);
		expect(new Set(statuses)).toEqual(new Set([200, 503]));
		expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(40);
		expect(late?.headers.get('retry-after')).toBe('10');
		expect(late?.headers.get('cache-control')).toBe('no-store');
		// Others had their turn all the while.
		expect(answered).toBeGreaterThan(3);
	});
});
