import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/dates.ts';
import { newAdId, newMemberRef, threadOf } from '../../../src/domain/ids.ts';
import { MESSAGE_MAX } from '../../../src/domain/mailbox.ts';
import { checkMessageText, judgeMessage, type AnsweredAd } from '../../../src/domain/message-rules.ts';
import type { VerdictCode } from '../../../src/domain/refusals.ts';
import { anyText } from '../../factories/words.ts';
import { TODAY } from './good.ts';

const [author, asker, stranger] = [newMemberRef(), newMemberRef(), newMemberRef()];
const id = newAdId();
const thread = threadOf(id, asker);
const live: AnsweredAd = { author, state: 'live', expiresOn: TODAY };

const ads = {
	live,
	'done with': { ...live, state: 'done' },
	withdrawn: { ...live, state: 'withdrawn' },
	expired: { ...live, expiresOn: addDays(TODAY, -1) },
	unknown: undefined
} as const satisfies Record<string, AnsweredAd | undefined>;

describe('who may write when', () => {
	const table: [who: string, ad: keyof typeof ads, begun: boolean, said: VerdictCode | undefined][] = [
		['the asker', 'live', false, undefined],
		['the asker', 'live', true, undefined],
		['the asker', 'done with', false, 'ad-gone'],
		['the asker', 'done with', true, undefined],
		['the asker', 'withdrawn', false, 'ad-gone'],
		['the asker', 'withdrawn', true, undefined],
		['the asker', 'expired', false, 'ad-expired'],
		['the asker', 'expired', true, undefined],
		['the asker', 'unknown', false, 'ad-gone'],
		['the author', 'live', false, 'thread-unknown'],
		['the author', 'live', true, undefined],
		['the author', 'done with', true, undefined],
		['the author', 'withdrawn', true, undefined],
		['the author', 'expired', true, undefined],
		['the author', 'expired', false, 'thread-unknown'],
		['a stranger', 'live', false, 'thread-unknown'],
		['a stranger', 'live', true, 'thread-unknown'],
		['a stranger', 'expired', true, 'thread-unknown'],
		['a stranger', 'unknown', true, 'ad-gone']
	];
	const refs: Record<string, typeof author> = { 'the asker': asker, 'the author': author, 'a stranger': stranger };

	test.each(table)('%s, of an ad %s, begun: %s → %s', (who, ad, begun, said) =>
		expect(judgeMessage({ thread, text: 'Bonjour' }, refs[who]!, ads[ad], begun, TODAY)).toBe(said)
	);

	test('nobody answers their own ad, and nobody answers in a thread that is none', () => {
		const own = threadOf(id, author);
		for (const begun of [true, false])
			expect(judgeMessage({ thread: own, text: 'x' }, author, live, begun, TODAY)).toBe('own-ad');
		const none = 'nowhere' as typeof thread;
		expect(judgeMessage({ thread: none, text: 'x' }, asker, live, false, TODAY)).toBe('ad-gone');
	});

	test('on the last day of an ad one may still begin', () => {
		expect(judgeMessage({ thread, text: 'x' }, asker, { ...live, expiresOn: TODAY }, false, TODAY)).toBeUndefined();
	});

	test('a text that is wrong is said so before anything of the ad', () => {
		for (const ad of Object.values(ads))
			expect(judgeMessage({ thread, text: ' ' }, stranger, ad, false, TODAY)).toBe('message-empty');
	});
});

describe('the text of a message', () => {
	test.each([
		['', 'message-empty'],
		[' \n\u200b\u202e ', 'message-empty'],
		['x'.repeat(MESSAGE_MAX + 1), 'message-too-long'],
		['👩‍👩‍👧'.repeat(MESSAGE_MAX), undefined],
		['oui', undefined]
	])('%j → %s', (text, code) => expect(checkMessageText(text)?.code).toBe(code));

	test('whatever is typed, it is good or refused for one of the two reasons', () => {
		fc.assert(
			fc.property(
				anyText,
				(text) => void expect([undefined, 'message-empty', 'message-too-long']).toContain(checkMessageText(text)?.code)
			)
		);
	});
});
