import { expect, test } from 'vitest';
import { isNews } from '../../../../src/domain/notices/news.ts';

test.each([
	['the author, of somebody who asks', { type: 'roster', state: 'asked' }, true],
	['the author, of somebody who gives their place back', { type: 'roster', state: 'cancelled' }, true],
	['the author, not of their own decision', { type: 'roster', state: 'accepted' }, false],
	['the author, not of what their own ad brought about', { type: 'roster', state: 'cancelled', why: 'withdrawn' }, false],
	['who asked, of the answer', { type: 'standing', state: 'accepted' }, true],
	['who asked, of a refusal too', { type: 'standing', state: 'refused' }, true],
	['who asked, of an ad taken back', { type: 'standing', state: 'cancelled', why: 'withdrawn' }, true],
	['who asked, not of their own asking', { type: 'standing', state: 'asked' }, false],
	['who asked, not of their own renouncing', { type: 'standing', state: 'cancelled' }, false]
] as const)('%s: %j is news: %s', (_, doc, expected) => expect(isNews(doc)).toBe(expected));
