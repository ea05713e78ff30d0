import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFault, newWrittenCode, plainCode, SIGNS, spacedCode } from '../../../src/domain/codes/written-code.ts';

const codes = fc
	.infiniteStream(fc.integer({ min: 0, max: 255 }))
	.map((stream) => newWrittenCode(12, (length) => Uint8Array.from({ length }, () => stream.next().value as number)));

describe('a code copied by hand', () => {
	test('has no sign that is taken for another', () => expect(SIGNS).not.toMatch(/[0O1IL]/));

	test('is the same in small letters, with spaces or hyphens', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(codeFault(spacedCode(code).toLowerCase())).toBeUndefined();
				expect(plainCode(` ${spacedCode(code).replaceAll(' ', '-').toLowerCase()} `)).toBe(code);
			})
		);
	});

	test('with one sign mistaken, or any two exchanged, is known to be wrong without network', () => {
		fc.assert(
			fc.property(codes, fc.nat(11), fc.nat(11), fc.constantFrom(...SIGNS), (code, at, other, sign) => {
				const signs = [...code];
				if (sign !== signs[at]) {
					const mistaken = signs.with(at, sign).join('');
					expect(codeFault(mistaken)).toBe('mistyped');
				}
				if (signs[at] !== signs[other] && at !== 11 && other !== 11) {
					const exchanged = signs.with(at, signs[other]!).with(other, signs[at]!).join('');
					expect(codeFault(exchanged)).toBe('mistyped');
				}
			})
		);
	});

	test.each([
		['', 'length'],
		['ABCD', 'length'],
		['ABCD EFGH JKM0', 'sign'],
		['ABCD EFGH JKLM', 'sign']
	])('« %s » has the wrong %s', (typed, fault) => expect(codeFault(typed)).toBe(fault));
});
