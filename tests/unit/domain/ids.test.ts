import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isAdId,
	isDeviceSecret,
	isMemberId,
	isMemberRef,
	isMessageId,
	newAdId,
	newDeviceSecret,
	newMemberId,
	newMemberRef,
	newMessageId,
	readThread,
	threadOf,
	type AdId,
	type MemberRef
} from '../../../src/domain/ids.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const symbols = (length: number) => fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
const adId = symbols(20) as fc.Arbitrary<AdId>;
const memberRef = symbols(10) as fc.Arbitrary<MemberRef>;

const made = [
	['an ad', newAdId, isAdId, 20],
	['a message', newMessageId, isMessageId, 20],
	['a member', newMemberId, isMemberId, 20],
	['a member’s handle', newMemberRef, isMemberRef, 10],
	['a device’s secret', newDeviceSecret, isDeviceSecret, 32]
] as const;

describe.each(made)('the id of %s', (_, make, is, length) => {
	test('is made of so many symbols that are not misheard, whatever the chance', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
				const id: string = make(() => bytes);
				expect(id).toHaveLength(length);
				expect([...id].every((symbol) => ALPHABET.includes(symbol))).toBe(true);
				expect(is(id)).toBe(true);
			})
		);
	});

	test('is never the same twice', () => {
		const many = Array.from({ length: 5_000 }, () => make());
		expect(new Set<string>(many).size).toBe(many.length);
	});

	test('uses every symbol as often as any other', () => {
		const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
		const counts = new Map<string, number>();
		for (let at = 0; at < 256; at += length) {
			const bytes = Uint8Array.from({ length }, (_, offset) => every[(at + offset) % 256]!);
			for (const symbol of make(() => bytes).slice(0, 256 - at)) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
		}
		expect([...counts.keys()].sort().join('')).toBe(ALPHABET);
		expect(new Set(counts.values())).toEqual(new Set([8]));
	});

	test('is told from anything else', () => {
		fc.assert(
			fc.property(
				fc.string(),
				symbols(length),
				fc.nat(length - 1),
				fc.constantFrom('i', 'l', 'o', 'u', 'A', '-', '.', ' ', 'é', '\n'),
				(other, id, at, wrong) => {
					expect(is(other)).toBe(other.length === length && [...other].every((symbol) => ALPHABET.includes(symbol)));
					expect(is(id.slice(0, at) + wrong + id.slice(at + 1))).toBe(false);
					for (const long of [`${id}0`, ` ${id}`, `${id}\n`, id.slice(1)]) expect(is(long)).toBe(false);
				}
			)
		);
	});
});

describe('a thread', () => {
	test('says which ad it is about and who asked', () => {
		fc.assert(fc.property(adId, memberRef, (ad, asker) => void expect(readThread(threadOf(ad, asker))).toEqual({ ad, asker })));
	});

	test('is nothing else', () => {
		fc.assert(
			fc.property(adId, memberRef, (ad, asker) => {
				for (const text of [
					'',
					ad,
					asker,
					`${ad}.`,
					`.${asker}`,
					`${asker}.${ad}`,
					`${ad}.${asker}.`,
					`${ad}.${asker}.${asker}`,
					`${ad} .${asker}`
				]) {
					expect(readThread(text)).toBeUndefined();
				}
			}),
			{ numRuns: 20 }
		);
	});
});
