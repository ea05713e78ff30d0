import { describe, expect, it } from 'vitest';
import type { Summit } from '../../src/domain/territory.ts';
import { drawRidge, placeSigns } from '../../src/lib/ui/ridge.ts';

const summit = (name: string, altitude: number, lat: number): Summit => ({ name, altitude, lat, lon: 5.8 });
const granier = summit('Granier', 1933, 45.465);
const grandSom = summit('Grand Som', 2026, 45.372);
const chamechaude = summit('Chamechaude', 2082, 45.287);
const frame = { width: 1200, height: 100 };

describe('the ridge line', () => {
	it('stands as seen from the west, with the north on the left', () => {
		const { peaks } = drawRidge([chamechaude, granier, grandSom], frame);
		expect(peaks.map(({ name }) => name)).toEqual(['Granier', 'Grand Som', 'Chamechaude']);
		expect(peaks.every((peak, i) => i === 0 || peak.x > (peaks[i - 1]?.x ?? 0))).toBe(true);
	});

	it('draws the highest summit highest', () => {
		const { peaks } = drawRidge([granier, grandSom, chamechaude], frame);
		expect(peaks.toSorted((a, b) => a.y - b.y)[0]?.name).toBe('Chamechaude');
	});

	it('leaves out a summit hidden in the shoulder of a higher neighbour', () => {
		const shoulder = summit('Épaule', 2000, 45.289);
		expect(drawRidge([chamechaude, shoulder], frame).peaks.map(({ name }) => name)).toEqual(['Chamechaude']);
	});

	it('stays inside its frame and light enough for a slow line', () => {
		const { path } = drawRidge([granier, grandSom, chamechaude], frame);
		const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
		expect(numbers.every((value) => value >= 0 && value <= 1200)).toBe(true);
		expect(path.length).toBeLessThan(700);
	});

	it('is a flat line for a territory without summits', () => {
		expect(drawRidge([], frame).peaks).toEqual([]);
	});
});

describe('the names over the ridge', () => {
	const { peaks } = drawRidge(
		[
			granier,
			grandSom,
			chamechaude,
			summit('Dent de Crolles', 2062, 45.308),
			summit('Lances de Malissard', 2045, 45.361),
			summit('Charmant Som', 1867, 45.326)
		],
		{ width: 1200, height: 200, sky: 70 }
	);
	const signs = placeSigns(peaks, 1200, 3);

	it('stay inside the frame, each on its own summit', () => {
		expect(signs.length).toBeGreaterThan(3);
		for (const { peak, left } of signs) expect(left ? peak.x - 150 : 1200 - peak.x - 100).toBeGreaterThan(0);
	});

	it('never share a line with a neighbour closer than a name is long', () => {
		for (const a of signs)
			for (const b of signs)
				if (a !== b && a.tier === b.tier && a.left === b.left) expect(Math.abs(a.peak.x - b.peak.x)).toBeGreaterThan(100);
	});
});
