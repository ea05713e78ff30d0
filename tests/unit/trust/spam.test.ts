/** The score of ads nobody in the valley writes (I11), on labelled examples that stay in the repository. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adTextOn, loadDemo } from '../../../server/territory/demo.ts';
import type { Day } from '../../../src/domain/dates.ts';
import { areAlike, fingerprintOf } from '../../../src/domain/trust/fingerprint.ts';
import { formSigns } from '../../../src/domain/form-signs.ts';
import { SUSPICIOUS, suspicionOf } from '../../../src/domain/trust/suspicion.ts';
import { territory } from '../../factories/territory.ts';

interface Example {
	readonly label: 'spam' | 'ham';
	readonly title: string;
	readonly text: string;
}

function examples(half: 'tuning' | 'check'): Example[] {
	const [, ...lines] = readFileSync(`tests/fixtures/spam/${half}.tsv`, 'utf8').trimEnd().split('\n');
	return lines.map((line) => {
		const [label, , title = '', text = ''] = line.split('\t');
		return { label: label as Example['label'], title, text };
	});
}

function measure(rows: readonly Example[]) {
	const isHeld = (row: Example) => suspicionOf(row).score >= SUSPICIOUS;
	const [spam, ham] = (['spam', 'ham'] as const).map((label) => rows.filter((row) => row.label === label)) as [
		Example[],
		Example[]
	];
	const [missed, alarms] = [spam.filter((row) => !isHeld(row)), ham.filter(isHeld)];
	return { spam, ham, missed, alarms, recall: 1 - missed.length / spam.length, falseAlarms: alarms.length / ham.length };
}
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

test('there are two hundred examples and more, in two halves', () => {
	const all = [...examples('tuning'), ...examples('check')];
	expect(all.length).toBeGreaterThanOrEqual(200);
	expect(all.filter(({ label }) => label === 'spam').length).toBeGreaterThanOrEqual(60);
	expect(all.filter(({ label }) => label === 'ham').length).toBeGreaterThanOrEqual(140);
	expect(new Set(all.map(({ title, text }) => title + text)).size).toBe(all.length);
});

describe.each(['tuning', 'check'] as const)('the half for %s', (half) => {
	test('nine in ten are noticed, and no more than two neighbours in a hundred', () => {
		const { spam, ham, missed, alarms, recall, falseAlarms } = measure(examples(half));
		console.log(`${half}: recall ${percent(recall)} of ${spam.length}, false alarms ${percent(falseAlarms)} of ${ham.length}`, {
			missed: missed.map(({ title }) => title),
			alarms: alarms.map(({ title }) => title)
		});
		expect(recall).toBeGreaterThanOrEqual(0.9);
		expect(falseAlarms).toBeLessThanOrEqual(0.02);
	});
});

test('none of the demonstration’s ads, which another hand wrote, is suspicious', () => {
	const { ads } = loadDemo(resolve('territories/chartreuse'), territory);
	expect(ads.length).toBeGreaterThan(300);
	const texts = ads.map((ad) => adTextOn(ad, '2026-11-25' as Day));
	expect(texts.filter((ad) => suspicionOf(ad).score >= SUSPICIOUS).map(({ title }) => title)).toEqual([]);
});

describe('what the form noticed', () => {
	const ad = { title: 'Cherche fendeuse', text: 'Dix stères à fendre avant Noël.' };
	test('is never enough by itself; both together are looked at', () => {
		for (const form of [['hasty'], ['trap']] as const) expect(suspicionOf(ad, { alike: 0, form }).score).toBeLessThan(SUSPICIOUS);
		expect(suspicionOf(ad, { alike: 0, form: ['hasty', 'trap'] }).score).toBeGreaterThanOrEqual(SUSPICIOUS);
	});
	test('a person is never hasty: slow, pasted, taken up again', () => {
		expect(formSigns({ openedAt: 0, now: 3_600_000, trap: '' })).toEqual([]);
		expect(formSigns({ openedAt: 0, now: 6_000, trap: ' ' })).toEqual([]);
		expect(formSigns({ openedAt: undefined, now: 500, trap: '' })).toEqual([]);
	});
	test('a program is', () => expect(formSigns({ openedAt: 10, now: 900, trap: 'x' })).toEqual(['hasty', 'trap']));
});

describe('the same words again', () => {
	const ad = {
		title: 'Donne machine de menuisier',
		text: 'Mon voisin me confie ses machines, une scie à ruban et une raboteuse de 1975, à prendre à Miribel samedi matin.'
	};
	const sameAs = (other: { title: string; text: string }) => areAlike(fingerprintOf(ad), fingerprintOf(other));
	test('are seen through a changed price, number or first word', () => {
		expect(sameAs({ ...ad, title: 'Donne belle machine de menuisier' })).toBe(true);
		expect(sameAs({ ...ad, text: ad.text.replace('1975', '1982') })).toBe(true);
	});
	test('are not seen where neighbours speak of the same thing, or briefly', () => {
		expect(
			sameAs({ title: 'Donne établi', text: 'Un établi de menuisier et une raboteuse, à prendre à Miribel dimanche.' })
		).toBe(false);
		const short = { title: 'Donne canapé', text: 'À venir chercher.' };
		expect(areAlike(fingerprintOf(short), fingerprintOf(short))).toBe(false);
	});
	test('twice is noticed, three times is enough', () => {
		expect(suspicionOf(ad, { alike: 1, form: [] }).score).toBeLessThan(SUSPICIOUS);
		expect(suspicionOf(ad, { alike: 3, form: [] }).score).toBeGreaterThanOrEqual(SUSPICIOUS);
	});
});
