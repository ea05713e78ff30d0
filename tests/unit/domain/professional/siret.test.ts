import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFESSIONAL_ID, readProfessionalDoc, siretRefusal } from '../../../../src/domain/professional/docs.ts';
import { siretDigits, siretProblem, spacedSiret } from '../../../../src/domain/professional/siret.ts';
import { proper } from '../../../factories/sirets.ts';

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const sirets = fc.tuple(digits(8), digits(4)).map(([enterprise, establishment]) => proper(enterprise, establishment));

describe('a SIRET', () => {
	test('of an office that everyone knows is right', () => {
		// INSEE itself, and two offices of La Poste, which follow their own rule.
		for (const siret of ['12002701600357', '35600000000048', '35600000049837']) expect(siretProblem(siret)).toBeUndefined();
	});

	test('made by its rule is right, however it is spaced', () => {
		fc.assert(
			fc.property(sirets, (siret) => {
				fc.pre(!siret.startsWith('000000000'));
				expect(siretRefusal(spacedSiret(siret))).toBeUndefined();
				expect(siretDigits(spacedSiret(siret))).toBe(siret);
			})
		);
	});

	test('with any single digit mistyped is wrong', () => {
		const mistyped = fc.tuple(sirets, fc.nat(13), fc.integer({ min: 1, max: 9 }));
		fc.assert(
			fc.property(mistyped, ([siret, at, more]) => {
				// La Poste's weaker rule may let one through.
				fc.pre(!siret.startsWith('000000000') && !siret.startsWith('35'));
				const digit = (Number(siret[at]) + more) % 10;
				expect(siretProblem(siret.slice(0, at) + String(digit) + siret.slice(at + 1))).toBe('digits');
			})
		);
	});

	test.each(['', '1200270160035', '120027016003570', 'A2002701600357', '120027016'])(
		'of other signs or another length is not one: %j',
		(text) => expect(siretRefusal(text)).toBe('siret-length')
	);

	test('of nothing but zeros is nobody’s', () => expect(siretRefusal('0'.repeat(14))).toBe('siret-digits'));
});

describe('a declaration', () => {
	const doc = { _id: PROFESSIONAL_ID, type: 'professional', siret: '12002701600357', writtenAt: '2026-11-02T08:00:00.000Z' };
	test('is read with or without a number', () => {
		expect(readProfessionalDoc(doc)).toEqual(doc);
		expect(readProfessionalDoc({ ...doc, siret: '' })).toBeDefined();
	});
	test.each([
		{ ...doc, siret: 12 },
		{ ...doc, more: 1 },
		{ ...doc, _id: 'professional:other' },
		{ ...doc, siret: '1'.repeat(41) },
		null
	])('that is malformed is none', (value) => expect(readProfessionalDoc(value)).toBeUndefined());
});
