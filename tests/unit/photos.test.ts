/** What a picture says beside what it shows is seen, whatever the format, and taken away. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageKind, isHeic, isWholeImage } from '../../src/domain/photos/file.ts';
import { cleanJpeg, extraParts } from '../../src/domain/photos/metadata.ts';
import { heic, jpeg, joined, picture, tellTales } from '../factories/photos.ts';

describe('what a picture says of where it was taken', () => {
	test.each([
		['jpeg', ['FFE1', 'FFE2', 'FFED', 'FFFE', 'FFE0']],
		['png', ['eXIf', 'iTXt', 'iCCP']],
		['webp', ['EXIF', 'XMP ', 'ICCP']]
	] as const)('%s: every part of it is found', async (kind, names) => {
		const extra = extraParts(await tellTales[kind]());
		expect(extra).toEqual(expect.arrayContaining([...names]));
	});

	test('a clean picture has none', async () => {
		for (const clean of [
			await jpeg(),
			new Uint8Array(await picture(80, 60).png().toBuffer()),
			new Uint8Array(await picture(80, 60).webp().toBuffer()),
			new Uint8Array(await picture(80, 60).jpeg({ progressive: true }).toBuffer())
		])
			expect(extraParts(clean)).toEqual([]);
	});

	test('is taken out of a JPEG without touching what it shows', async () => {
		const told = await tellTales.jpeg();
		const clean = cleanJpeg(told);
		expect(extraParts(clean)).toEqual([]);
		expect(new TextDecoder('latin1').decode(clean)).not.toMatch(/Exif|Odette|Photoshop|MPF|JFXX|ICC_PROFILE|adobe/);
		expect(cleanJpeg(clean)).toEqual(clean);
	});

	test('Apple’s own format is known by its content, and is none of ours', () => {
		expect(isHeic(heic())).toBe(true);
		expect(imageKind(heic())).toBeUndefined();
		expect(extraParts(heic())).toBeUndefined();
	});

	test('a picture followed by something else is not whole, nor is one that is cut', async () => {
		for (const make of [jpeg, async () => new Uint8Array(await picture(20, 20).png().toBuffer())]) {
			const file = await make();
			const kind = imageKind(file)!;
			expect(isWholeImage(file, kind)).toBe(true);
			expect(isWholeImage(joined(file, new TextEncoder().encode('PK\x03\x04')), kind)).toBe(false);
			expect(isWholeImage(file.subarray(0, file.length - 3), kind)).toBe(false);
		}
	});

	test('no bytes at all make the reader stumble', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 200 }),
				fc.constantFrom([0xff, 0xd8, 0xff], [137, 80, 78, 71, 13, 10, 26, 10], []),
				(noise, head) => {
					const bytes = new Uint8Array([...head, ...noise]);
					extraParts(bytes);
					cleanJpeg(bytes);
				}
			)
		);
	});
});
