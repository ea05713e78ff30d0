import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { newAdId, newMemberRef, newMessageId, threadOf } from '../../../src/domain/ids.ts';
import {
	acceptance,
	inboxDocSchema,
	inboxId,
	isOwnId,
	PROFILE_ID,
	readOwnDoc,
	refusal,
	verdictDocSchema,
	verdictId
} from '../../../src/domain/mailbox.ts';
import { VERDICT_CODES } from '../../../src/domain/refusals.ts';
import { adText } from '../../factories/ads.ts';
import { profile } from '../../factories/profiles.ts';

const AT = '2026-11-23T10:00:00.000Z';
const good = {
	ad: { _id: `ad:${newAdId()}`, type: 'ad', ...adText(), state: 'live', expiresOn: '2026-12-23', writtenAt: AT },
	profile: { _id: PROFILE_ID, type: 'profile', ...profile(), writtenAt: AT },
	message: {
		_id: `message:${newMessageId()}`,
		type: 'message',
		thread: threadOf(newAdId(), newMemberRef()),
		text: 'Bonjour',
		writtenAt: AT
	}
};
const kinds = Object.entries(good) as [keyof typeof good, Record<string, unknown>][];

describe.each(kinds)('a document of the sort « %s »', (_, doc) => {
	test('is read as it is, with or without its revision', () => {
		expect(readOwnDoc(doc)).toEqual(doc);
		expect(readOwnDoc({ ...doc, _rev: '1-abc' })).toEqual({ ...doc, _rev: '1-abc' });
	});

	test('with a field that nobody knows is refused: what is not judged must not be published', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1 }).filter((key) => !(key in doc) && !optional.has(key)),
				fc.jsonValue(),
				(key, value) => {
					expect(readOwnDoc(Object.defineProperty({ ...doc }, key, { value, enumerable: true }))).toBeUndefined();
				}
			)
		);
		for (const key of ['author', 'publishedAt', '_attachments', '_deleted', 'accepted'])
			expect(readOwnDoc({ ...doc, [key]: 'x' })).toBeUndefined();
	});

	test('lacking any field, or with one of another shape, is refused', () => {
		for (const key of Object.keys(doc)) {
			const { [key]: _gone, ...rest } = doc;
			expect(readOwnDoc(rest), `without ${key}`).toBeUndefined();
			for (const wrong of [null, 5, [], {}, 'x'.repeat(10_000)])
				expect(readOwnDoc({ ...doc, [key]: wrong }), `${key} as ${typeof wrong}`).toBeUndefined();
		}
	});

	test('under the id of another sort is refused', () => {
		for (const [, other] of kinds) if (other !== doc) expect(readOwnDoc({ ...doc, _id: other['_id'] })).toBeUndefined();
		for (const _id of ['ad:', 'message:x', 'profile:other', verdictId('ad:x', '1-a'), `inbox:x`])
			expect(readOwnDoc({ ...doc, _id })).toBeUndefined();
	});
});
const optional = new Set(['_rev', 'hamlet', 'availability', 'on', 'at', 'to', 'places']);

test('anything at all is read or refused, and never throws', () => {
	fc.assert(fc.property(fc.anything(), (value) => void expect(readOwnDoc(value)).toBeUndefined()));
});

test('times, days and places that cannot be are refused', () => {
	for (const wrong of [
		{ on: '2026-02-30' },
		{ at: '24:00' },
		{ at: '7:40' },
		{ to: 'Voiron' },
		{ places: 0 },
		{ places: 1.5 },
		{ places: 100 },
		{ commune: '3842' },
		{ writtenAt: 'hier' },
		{ expiresOn: '' }
	]) {
		expect(readOwnDoc({ ...good.ad, ...wrong }), JSON.stringify(wrong)).toBeUndefined();
	}
	expect(readOwnDoc({ ...good.ad, on: '2026-12-01', at: '07:40', to: '2A004', places: 3, hamlet: 'Les Guillets' })).toBeDefined();
});

describe('what the server writes', () => {
	const [from, message] = [newMemberRef(), newMessageId()];

	test('is never under an id that a phone may write', () => {
		const ids = [
			verdictId(good.ad._id, '1-a'),
			verdictId(PROFILE_ID, '1-a'),
			inboxId(from, message),
			'_local/courier',
			'_design/x'
		];
		expect(ids.filter(isOwnId)).toEqual([]);
		expect(kinds.map(([, doc]) => String(doc['_id'])).filter((id) => !isOwnId(id))).toEqual([]);
	});

	test('is not taken for something its member wrote', () => {
		expect(readOwnDoc(acceptance(good.ad._id, '1-a', AT))).toBeUndefined();
		expect(readOwnDoc(refusal(good.ad._id, '1-a', AT, 'expired'))).toBeUndefined();
	});

	test('has the same id when the work is done twice, and another for another revision, document or writer', () => {
		const ids = [
			verdictId('ad:x', '1-a'),
			verdictId('ad:x', '2-a'),
			verdictId('ad:y', '1-a'),
			inboxId(from, message),
			inboxId(newMemberRef(), message),
			inboxId(from, newMessageId())
		];
		expect(new Set(ids).size).toBe(ids.length);
		expect(acceptance('ad:x', '1-a', AT)._id).toBe(refusal('ad:x', '1-a', AT, 'expired')._id);
	});

	test('is read by a phone, every code of refusal too', () => {
		expect(v.is(verdictDocSchema, acceptance('ad:x', '1-a', AT))).toBe(true);
		for (const code of VERDICT_CODES) {
			expect(v.is(verdictDocSchema, refusal('ad:x', '1-a', AT, code))).toBe(true);
			expect(v.is(verdictDocSchema, refusal('ad:x', '1-a', AT, code, 'title'))).toBe(true);
		}
		expect(v.is(verdictDocSchema, { ...acceptance('ad:x', '1-a', AT), refused: 'expired' })).toBe(false);
	});

	test('a copy says from whom, and nothing private of them', () => {
		const copy = {
			_id: inboxId(from, message),
			type: 'inbox',
			message,
			thread: good.message.thread,
			ad: newAdId(),
			title: 'Bois',
			text: 'x',
			from: { ref: from, name: 'Marc' },
			writtenAt: AT,
			receivedAt: AT
		};
		expect(v.is(inboxDocSchema, copy)).toBe(true);
		expect(v.is(inboxDocSchema, { ...copy, from: { ...copy.from, phone: '0476000000' } })).toBe(false);
	});
});
