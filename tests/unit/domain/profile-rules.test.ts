import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NAME_MAX } from '../../../src/domain/mailbox.ts';
import { checkProfile, phoneDigits, tidyProfile, type ProfileText } from '../../../src/domain/profile-rules.ts';
import { profile } from '../../factories/profiles.ts';
import { territory } from '../../factories/territory.ts';
import { anyText } from '../../factories/words.ts';

const said = (text: ProfileText) => checkProfile(text, territory).map(({ field, code }) => `${field}: ${code}`);
const email = (address: string) => profile({ contact: { by: 'email', email: address } });
const phone = (number: string) => profile({ contact: { by: 'phone', phone: number } });

describe('signing up', () => {
	test.each([
		['by the mairie', profile()],
		['by e-mail', email('odette@example.org')],
		['by phone, as one writes it', phone('04 76 00 00 00')],
		['by phone, with dots', phone('06.12.34.56.78')],
		['by phone, from abroad', phone('+41 22 700 00 00')],
		['with a name of one sign', profile({ name: '李' })],
		['with the longest name', profile({ name: 'é'.repeat(NAME_MAX) })]
	])('is possible %s', (_, text) => expect(said(text)).toEqual([]));

	test.each([
		['name: name-missing', profile({ name: ' \u200b ' })],
		['name: name-too-long', profile({ name: 'é'.repeat(NAME_MAX + 1) })],
		['commune: commune-unknown', profile({ commune: '75056' })],
		['contact: contact-missing', email(' ')],
		['contact: contact-missing', phone('')],
		['contact: contact-wrong', email('odette')],
		['contact: contact-wrong', email('odette@sappey')],
		['contact: contact-wrong', email('odette @example.org')],
		['contact: contact-wrong', phone('76 00 00')],
		['contact: contact-wrong', phone('04 76 00 00 00 00')],
		['contact: contact-wrong', phone('appelez Odette')],
		['over15: too-young', profile({ over15: false })]
	])('%s, and nothing else', (code, text) => expect(said(text)).toEqual([code]));

	test('says everything at once, in the order of the form', () => {
		expect(said({ name: '', commune: '', contact: { by: 'phone', phone: '' }, over15: false })).toEqual([
			'name: name-missing',
			'commune: commune-unknown',
			'contact: contact-missing',
			'over15: too-young'
		]);
	});
});

test('a number keeps its digits and its prefix only', () => expect(phoneDigits('+33 (0)4-76.00 00 00')).toBe('+330476000000'));

test('a profile is put right once and for all, and judged the same before and after', () => {
	const contact = fc.oneof(
		anyText.map((address) => ({ by: 'email' as const, email: address })),
		anyText.map((number) => ({ by: 'phone' as const, phone: number })),
		fc.constant({ by: 'relay' as const })
	);
	fc.assert(
		fc.property(anyText, contact, (name, way) => {
			const clean = tidyProfile(profile({ name, contact: way }));
			expect(tidyProfile(clean)).toEqual(clean);
			expect(JSON.stringify(clean)).not.toMatch(/\\u0000|\\ud83d"|\\u202e/);
			expect(said(clean).filter((line) => line.startsWith('name'))).toEqual(said(profile({ name })));
		})
	);
});
