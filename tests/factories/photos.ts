/** Pictures as cameras and enemies make them. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Photo } from '../../src/domain/ad.ts';
import { photoIdOf } from '../../src/domain/ids.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (buffer: ArrayLike<number>): Bytes => new Uint8Array(buffer);
export const idOfBytes = (bytes: Uint8Array) => photoIdOf(new Uint8Array(createHash('sha256').update(bytes).digest()));

/** Hills under a sky, with grain: as hard to compress as a photograph. `seed`: another picture. */
export function pixels(width: number, height: number, seed = 1, grain = 24): Bytes {
	const data = new Uint8Array(width * height * 3);
	let noise = seed * 2_654_435_761;
	for (let y = 0, at = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1, at += 3) {
			noise = (noise * 1_664_525 + 1_013_904_223) >>> 0;
			const hill = y > height * (0.5 + 0.2 * Math.sin((x / width) * 9 + seed));
			const light = ((noise >>> 24) % grain) - grain / 2;
			data[at] = (hill ? 60 : 150) + (y * 40) / height + light;
			data[at + 1] = (hill ? 110 : 180) + (x * 30) / width + light;
			data[at + 2] = (hill ? 60 : 230) + light;
		}
	}
	return data;
}

export const picture = (width: number, height: number, seed = 1, grain?: number) =>
	sharp(pixels(width, height, seed, grain), { raw: { width, height, channels: 3 } });

export const jpeg = async (width = 80, height = 60, seed = 1, quality = 80): Promise<Bytes> =>
	bytesOf(await picture(width, height, seed).jpeg({ quality }).toBuffer());

/** Where the house is, which camera, when, whose. */
const EXIF = {
	IFD0: { Make: 'Appareil', Model: 'Modele', Artist: 'Odette Secrete', Orientation: '6' },
	IFD3: {
		GPSLatitudeRef: 'N',
		GPSLatitude: '45/1 16/1 30/1',
		GPSLongitudeRef: 'E',
		GPSLongitude: '5/1 45/1 12/1'
	}
};
const XMP =
	'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="45,16.5N"/></rdf:RDF></x:xmpmeta>';

const telling = (width: number, height: number) =>
	picture(width, height).withExif(EXIF).withMetadata({ orientation: 6 }).withXmp(XMP).withIccProfile('p3');

const ascii = (text: string) => bytesOf(new TextEncoder().encode(text));
export const joined = (...parts: Uint8Array[]): Bytes => bytesOf(Buffer.concat(parts));

function segment(marker: number, body: Uint8Array): Bytes {
	const length = body.length + 2;
	return joined(new Uint8Array([0xff, marker, length >> 8, length & 255]), body);
}

/** JFXX thumbnail, a second picture (MPF), IPTC, a comment: after the beginning of the file. */
export async function withSegments(file: Bytes): Promise<Bytes> {
	const small = await jpeg(16, 12);
	return joined(
		file.subarray(0, 2),
		segment(0xe0, joined(ascii('JFXX\0'), new Uint8Array([0x10]), small)),
		segment(0xe2, ascii('MPF\0 a second picture')),
		segment(0xed, ascii('Photoshop 3.0\x008BIM\x04\x04 Odette Secrete, Sarcenas')),
		segment(0xfe, ascii('taken at home')),
		file.subarray(2)
	);
}

/** A PNG chunk of text, before the pixels. The checksum is not looked at here. */
export function withPngText(file: Bytes, name: string, text: string): Bytes {
	const body = ascii(text);
	const chunk = new Uint8Array(12 + body.length);
	new DataView(chunk.buffer).setUint32(0, body.length);
	chunk.set(ascii(name), 4);
	chunk.set(body, 8);
	new DataView(chunk.buffer).setUint32(8 + body.length, crc32(chunk.subarray(4, 8 + body.length)));
	return joined(file.subarray(0, 33), chunk, file.subarray(33));
}

function crc32(bytes: Uint8Array): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

/** Files that say where they were taken, in each format. */
export const tellTales: Readonly<Record<'jpeg' | 'png' | 'webp', (width?: number, height?: number) => Promise<Bytes>>> = {
	jpeg: async (width = 80, height = 60) => withSegments(bytesOf(await telling(width, height).jpeg().toBuffer())),
	png: async (width = 80, height = 60) =>
		withPngText(bytesOf(await telling(width, height).png().toBuffer()), 'iTXt', 'Comment\0\0\0\0\0Odette Secrete'),
	webp: async (width = 80, height = 60) => bytesOf(await telling(width, height).webp().toBuffer())
};

/** What an iPhone writes, as far as anybody who cannot open it sees: its brand, and a box with where it was. */
export const heic = (): Bytes =>
	joined(
		new Uint8Array([0, 0, 0, 24]),
		ascii('ftypheic\0\0\0\0mif1heic'),
		new Uint8Array([0, 0, 0, 44]),
		ascii('metaExif\0\0MM\0*GPSLatitude 45 16 30 N home')
	);

/** The photo of an ad, of these bytes. */
export const photoOf = (bytes: Uint8Array, other: Partial<Photo> = {}): Photo => ({
	id: idOfBytes(bytes),
	width: 80,
	height: 60,
	blur: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
	...other
});
