import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { newAdId, newMemberRef, threadOf } from '../../../../src/domain/ids.ts';
import { isOwnId } from '../../../../src/domain/mailbox.ts';
import { CHOICES_ID, PROPOSED, readId, readNoticesDoc, SILENT } from '../../../../src/domain/notices/docs.ts';
import { isPushEndpoint, subscriptionSchema } from '../../../../src/domain/notices/push.ts';

const AT = '2026-11-26T10:00:00.000Z';
const choices = { ...PROPOSED, _id: CHOICES_ID, type: 'notices', writtenAt: AT };
const read = { _id: readId(threadOf(newAdId(), newMemberRef())), type: 'read', until: AT, writtenAt: AT };

describe.each([
	['choices', choices],
	['a thread read', read]
])('%s', (_, doc) => {
	test('are read as they are, and are their member’s to write', () => {
		expect(readNoticesDoc(doc)).toEqual(doc);
		expect(isOwnId(doc._id)).toBe(true);
	});
	test('with a field nobody knows are not', () => expect(readNoticesDoc({ ...doc, more: 1 })).toBeUndefined());
	test('of another shape are not', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(readNoticesDoc(value)).toBeUndefined();
			})
		);
	});
});

test('before a choice, nothing at all', () => {
	expect(SILENT).toMatchObject({ letter: 'none', unread: 'none', push: { replies: false, orders: false, trips: false } });
});

describe('where a telephone may be told (S10)', () => {
	test.each([
		'https://fcm.googleapis.com/fcm/send/abc:DEF',
		'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
		'https://web.push.apple.com/QABC',
		'https://wns2-par02p.notify.windows.com/w/?token=abc'
	])('%s', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(true));

	test.each([
		'http://fcm.googleapis.com/fcm/send/abc',
		'https://fcm.googleapis.com:8443/x',
		'https://fcm.googleapis.com.evil.example/x',
		'https://evil.example/fcm.googleapis.com',
		'https://user@fcm.googleapis.com/x',
		'https://fcm.googleapis.com@evil.example/x',
		'https://evilpush.apple.com/x',
		'https://.push.apple.com/x',
		'https://127.0.0.1/x',
		'https://[::1]/x',
		'https://2130706433/x',
		'https://localhost/x',
		'https://169.254.169.254/latest',
		'https://xn--fcm-googleapis.com/x',
		'ftp://fcm.googleapis.com/x',
		'javascript:alert(1)',
		'',
		`https://fcm.googleapis.com/${'x'.repeat(1000)}`
	])('and not %s', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(false));

	test('with keys of their own form', () => {
		const good = { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } };
		expect(v.is(subscriptionSchema, good)).toBe(true);
		expect(v.is(subscriptionSchema, { ...good, expirationTime: null })).toBe(false);
		expect(v.is(subscriptionSchema, { ...good, keys: { ...good.keys, auth: 'x' } })).toBe(false);
	});
});
