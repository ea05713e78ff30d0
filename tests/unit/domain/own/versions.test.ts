import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdDoc } from '../../../../src/domain/ad.ts';
import { newAdId } from '../../../../src/domain/ids.ts';
import { longestFirst, newestFirst, sameWords } from '../../../../src/domain/own/same.ts';
import { composed, differing, marked } from '../../../../src/domain/own/versions.ts';
import { readDraft } from '../../../../src/domain/own/report-draft.ts';
import { adText } from '../../../factories/ads.ts';
import { TODAY } from '../good.ts';

const id = newAdId();
const version = (other: Partial<AdDoc> = {}, _rev = '2-a') =>
	({
		...adText(),
		_id: `ad:${id}`,
		type: 'ad',
		state: 'live',
		expiresOn: TODAY,
		writtenAt: '2026-11-23T10:00:00.000Z',
		...other,
		_rev
	}) as AdDoc & { _rev: string };

describe('two versions', () => {
	test('are the same for a person when their words and their state are', () => {
		expect(sameWords(version(), version({ writtenAt: '2026-11-24T10:00:00.000Z' }, '2-b'))).toBe(true);
		expect(sameWords(version(), version({ title: 'Autre' }))).toBe(false);
		expect(sameWords(version(), version({ state: 'done' }))).toBe(false);
	});

	test('differ in these fields, and no other', () => {
		expect(differing([version(), version({ title: 'Autre', hamlet: 'Le Bret' })])).toEqual(['title', 'hamlet']);
		expect(differing([version(), version({ state: 'withdrawn' })])).toEqual(['state']);
		expect(differing([version(), version(), version({ text: 'Autre' })])).toEqual(['text']);
		expect(differing([version()])).toEqual([]);
	});

	test('are put together from parts of each, and a part can be that there is none', () => {
		const two = [version({ hamlet: 'Le Bret' }), version({ title: 'Autre' })];
		expect(composed(two, { title: 1 })).toMatchObject({ title: 'Autre', hamlet: 'Le Bret' });
		expect(composed(two, { hamlet: 1 })).not.toHaveProperty('hamlet');
		expect(composed([], {})).toBeUndefined();
	});

	test('come in the same order on every device', () => {
		const all = [
			version({ writtenAt: '2026-11-24T10:00:00.000Z' }, '2-b'),
			version({}, '2-c'),
			version({}, '2-a'),
			version({ expiresOn: '2026-12-31' as AdDoc['expiresOn'] }, '2-d')
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (some) => {
				expect([...some].sort(newestFirst).map(({ _rev }) => _rev)).toEqual(['2-b', '2-d', '2-c', '2-a']);
				expect([...some].sort(longestFirst)[0]?._rev).toBe('2-d');
			})
		);
	});
});

describe('the marks', () => {
	test('are on the words that only one has', () =>
		expect(marked('Deux stères de hêtre', 'Trois stères de hêtre sec')).toEqual([
			{ text: 'Deux', only: true },
			{ text: ' stères de hêtre', only: false }
		]));

	test('leave the text whole, and mark nothing of a text like the other', () =>
		fc.assert(
			fc.property(fc.lorem({ maxCount: 12 }), fc.lorem({ maxCount: 12 }), (a, b) => {
				expect(
					marked(a, b)
						.map(({ text }) => text)
						.join('')
				).toBe(a);
				expect(marked(a, a).some(({ only }) => only)).toBe(false);
			})
		));
});

test('a report begun is read back as it was, and a damaged one is forgotten', () => {
	const draft = { reason: 'sale' as const, text: 'On demande 50 €', contact: '', goodFaith: true };
	expect(readDraft(JSON.stringify(draft))).toEqual(draft);
	for (const damaged of ['', '{', '[]', '{"reason":"x","text":"","contact":"","goodFaith":true}'])
		expect(readDraft(damaged)).toBeUndefined();
});
