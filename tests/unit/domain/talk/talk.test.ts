import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversations, NO_TALK, type Talk } from '../../../../src/domain/conversations.ts';
import {
	isMessageId,
	newAdId,
	newMemberRef,
	newMessageId,
	threadOf,
	type AdId,
	type ThreadId
} from '../../../../src/domain/ids.ts';
import { acceptance, inboxId, isOwnId, readOwnDoc, type InboxDoc, type MessageDoc } from '../../../../src/domain/mailbox.ts';
import { judgeMessage } from '../../../../src/domain/message-rules.ts';
import { answerId, answersOf, candidatesOf } from '../../../../src/domain/talk/candidates.ts';
import { readTalkDoc, THANKS_MAX } from '../../../../src/domain/talk/docs.ts';
import { checkPhone, telOf, writtenPhone } from '../../../../src/domain/talk/phone-number.ts';
import { judgeThanks } from '../../../../src/domain/talk/thanks.ts';
import { defaultWindow, gatheringUntil, WINDOWS } from '../../../../src/domain/talk/window.ts';
import type { Day } from '../../../../src/domain/dates.ts';
import { cardOf } from '../../../../src/domain/wire/cards.ts';
import { readTexts, writeTexts } from '../../../../src/domain/wire/texts.ts';
import { adText } from '../../../factories/ads.ts';
import { publicAd } from '../../../factories/public-ads.ts';

const [author, asker, stranger] = [newMemberRef(), newMemberRef(), newMemberRef()];
const AT = '2026-11-23T10:00:00.000Z';
const LATER = '2026-11-23T11:00:00.000Z';
const NOTHING = () => ({ verdicts: new Map() });

function copyFrom(from: typeof asker, ad: AdId, at: string, text = 'Bonjour'): InboxDoc {
	const message = newMessageId();
	const base = { _id: inboxId(from, message), type: 'inbox', message, thread: threadOf(ad, from), ad, title: 'Vélo' } as const;
	return { ...base, from: { ref: from, name: 'Marc' }, text, writtenAt: at, receivedAt: at };
}

describe('the answer window', () => {
	test('is a day for what is given away, and nothing for the rest', () => {
		expect(defaultWindow({ kind: 'gift', side: 'offer' })).toBe(24);
		expect(defaultWindow({ kind: 'gift', side: 'request' })).toBeUndefined();
		expect(defaultWindow({ kind: 'loan', side: 'offer' })).toBeUndefined();
		expect(defaultWindow({})).toBeUndefined();
	});

	test.each([
		['lasts its hours from publication', {}, '2026-11-21T09:59:59.000Z', true],
		['ends with them', {}, '2026-11-21T10:00:00.000Z', false],
		['is over when somebody was chosen', { state: 'reserved' as const }, '2026-11-20T11:00:00.000Z', false]
	])('%s', (_, other, now, lasts) => {
		const ad = publicAd({ window: 24, ...other });
		expect(gatheringUntil(ad, now)).toBe(lasts ? '2026-11-21T10:00:00.000Z' : undefined);
	});

	test('an ad without one gathers nothing', () => expect(gatheringUntil(publicAd(), AT)).toBeUndefined());
	test('travels with the text of the ad, and costs nothing where nobody gathers', () => {
		const ads = [publicAd(), publicAd({ window: 48 })];
		const cards = ads.map((ad) => cardOf(ad, ad.id));
		const written = writeTexts(ads);
		expect(readTexts(written, cards).map((ad) => ad?.window)).toEqual([undefined, 48]);
		expect(writeTexts([publicAd()])).not.toHaveProperty('window');
		const { window: _, ...old } = written;
		expect(readTexts(old, cards).map((ad) => ad?.window)).toEqual([undefined, undefined]);
	});
	test('has the hours that the schema takes', () => {
		const doc = { _id: `ad:${newAdId()}`, type: 'ad', ...adText(), state: 'live', expiresOn: '2026-12-01', writtenAt: AT };
		for (const window of WINDOWS) expect(readOwnDoc({ ...doc, window })).toMatchObject({ window });
		expect(readOwnDoc({ ...doc, window: 12 })).toBeUndefined();
	});
});

describe('candidates', () => {
	const ad = newAdId();

	test('stand in an order that says nothing of who came first', () => {
		const refs = Array.from({ length: 5 }, () => newMemberRef());
		fc.assert(
			fc.property(fc.shuffledSubarray(refs, { minLength: 5 }), (arrivals) => {
				const inbox = arrivals.map((ref, n) => copyFrom(ref, ad, new Date(Date.parse(AT) + n * 60_000).toISOString()));
				const found = candidatesOf(conversations(author, [], inbox, NOTHING), ad);
				expect(found.map(({ thread }) => thread)).toEqual(refs.map((ref) => threadOf(ad, ref)).sort());
			})
		);
	});

	test('are those who answered this ad, and are not blocked', () => {
		const talk: Talk = {
			...NO_TALK,
			blocks: [{ _id: `block:${stranger}`, type: 'block', name: 'X', level: 'blocked', writtenAt: AT }]
		};
		const inbox = [copyFrom(asker, ad, AT), copyFrom(stranger, ad, AT), copyFrom(newMemberRef(), newAdId(), AT)];
		const found = candidatesOf(conversations(author, [], inbox, NOTHING, talk), ad);
		expect(found).toMatchObject([{ thread: threadOf(ad, asker), name: 'Marc', at: AT }]);
	});

	test('each is answered once, under an id that any device makes the same, and the ad ends in the same act', () => {
		const [one, two] = [threadOf(ad, asker), threadOf(ad, stranger)];
		const doc = { _id: `ad:${ad}`, type: 'ad', ...adText(), state: 'live', expiresOn: '2026-12-01', writtenAt: AT } as never;
		const made = answersOf(
			{ ad: doc, chosen: [one], others: [two], chosenText: ' C’est pour vous. ', othersText: 'Une autre fois.', end: 'reserved' },
			(thread) => (thread === one ? AT : LATER),
			answerId
		);
		expect(made).toMatchObject([
			{ thread: one, text: 'C’est pour vous.', writtenAt: AT },
			{ thread: two, text: 'Une autre fois.', writtenAt: LATER },
			{ _id: `ad:${ad}`, state: 'reserved', writtenAt: LATER }
		]);
		expect(isMessageId(answerId(one))).toBe(true);
		expect(answerId(one)).not.toBe(answerId(two));
	});
});

describe('a number', () => {
	test.each(['06 12 34 56 78', '+33612345678', '0476 00 00 00'])('%s is good', (phone) =>
		expect(checkPhone(phone)).toBeUndefined()
	);
	test.each(['', '12', 'demain', '06 12 34 56 7'])('« %s » is not', (phone) =>
		expect(checkPhone(phone)).toEqual({ field: 'phone', code: 'contact-wrong' })
	);
	test('is written two by two, and rung without spaces', () => {
		expect(writtenPhone('+33 6 12345678')).toBe('06\u00a012\u00a034\u00a056\u00a078');
		expect(writtenPhone('+41 22 345 67 89')).toBe('+41223456789');
		expect(telOf('06\u00a012\u00a034\u00a056\u00a078')).toBe('tel:0612345678');
	});
	test('is judged with the message that gives it', () => {
		const ad = newAdId();
		const judge = (phone: string) =>
			judgeMessage(
				{ thread: threadOf(ad, asker), text: 'Mon numéro', share: { phone } },
				asker,
				{ author, state: 'live', expiresOn: '2026-12-01' as Day },
				false,
				'2026-11-23' as Day
			);
		expect(judge('06 12 34 56 78')).toBeUndefined();
		expect(judge('bientôt')).toBe('contact-wrong');
	});
	test('is shown with the line it came with, on both sides', () => {
		const ad = newAdId();
		const copy = copyFrom(asker, ad, AT);
		const own = {
			_id: `message:${newMessageId()}`,
			_rev: '1-a',
			type: 'message',
			thread: copy.thread,
			text: 'x',
			writtenAt: LATER
		} as const;
		const talk: Talk = {
			...NO_TALK,
			cards: [{ _id: '', type: 'card', from: asker, message: copy.message, phone: '04' }]
		};
		const [found] = conversations(author, [{ ...own, share: { phone: '06' } }], [copy], NOTHING, talk);
		expect(found!.lines.map(({ phone }) => phone)).toEqual(['04', '06']);
	});
});

describe('thanks', () => {
	const thread = threadOf(newAdId(), asker);
	const done = { author, state: 'done' } as const;
	test.each([
		['from the author', author, done, true, 'Merci !', undefined],
		['from the one who answered', asker, done, true, 'Merci !', undefined],
		['from somebody else', stranger, done, true, 'Merci !', 'thread-unknown'],
		['where nothing was said', asker, done, false, 'Merci !', 'thread-unknown'],
		['of an ad that is not there', asker, undefined, true, 'Merci !', 'thread-unknown'],
		['while it lasts', asker, { author, state: 'live' } as const, true, 'Merci !', 'thanks-too-soon'],
		['once promised only', asker, { author, state: 'reserved' } as const, true, 'Merci !', 'thanks-too-soon'],
		['without a word', asker, done, true, ' \n ', 'message-empty'],
		['as a speech', asker, done, true, 'é'.repeat(THANKS_MAX + 1), 'thanks-too-long'],
		['just short enough', asker, done, true, 'é'.repeat(THANKS_MAX), undefined]
	])('%s', (_, from, ad, begun, text, code) => expect(judgeThanks({ thread, text }, from, ad, begun)).toBe(code));

	test('disappear on both sides once declined', () => {
		const copy = copyFrom(asker, thread.split('.')[0] as AdId, AT);
		const message = {
			_id: `message:${newMessageId()}`,
			_rev: '1-a',
			type: 'message',
			thread,
			text: 'x',
			writtenAt: AT
		} as const satisfies MessageDoc;
		const sent: Talk = {
			...NO_TALK,
			thanks: [{ _id: `thanks:${thread}`, _rev: '1-a', type: 'thanks', text: 'Merci !', writtenAt: AT }]
		};
		const got: Talk = {
			...NO_TALK,
			thanked: [{ _id: 't', type: 'thanked', thread, from: copy.from, text: 'Merci !', writtenAt: LATER, receivedAt: AT }]
		};
		const of = (talk: Talk) =>
			conversations(author, [message], [copy], () => ({ verdicts: new Map([['1-a', acceptance('', '1-a', AT)]]) }), talk)[0]!
				.thanks;
		expect(of(sent)).toMatchObject({ mine: { text: 'Merci !', state: 'published' } });
		expect(of(got)).toEqual({ theirs: { text: 'Merci !', at: AT } });
		expect(of({ ...got, declines: [{ _id: `decline:${thread}`, type: 'decline', writtenAt: AT }] })).toEqual({});
		expect(of({ ...sent, declined: [{ _id: 'd', type: 'declined', thread, at: AT }] })).toEqual({});
	});
});

describe('documents of exchanges', () => {
	const thread = threadOf(newAdId(), asker) satisfies ThreadId;
	test.each([
		{ _id: `block:${asker}`, type: 'block', name: 'Marc', level: 'blocked', writtenAt: AT },
		{ _id: `thanks:${thread}`, type: 'thanks', text: 'Merci', writtenAt: AT },
		{ _id: `decline:${thread}`, type: 'decline', writtenAt: AT }
	])('$type is its member’s to write, and read strictly', (doc) => {
		expect(isOwnId(doc._id)).toBe(true);
		expect(readTalkDoc(doc)).toEqual(doc);
		expect(readTalkDoc({ ...doc, more: 1 })).toBeUndefined();
		expect(readTalkDoc({ ...doc, _id: 'block:x' })).toBeUndefined();
	});
	test.each(['card:', 'thanked:', 'declined:'])('%s is the server’s', (prefix) => expect(isOwnId(`${prefix}x`)).toBe(false));
});
