/**
 * A checksum for what a bad link or a bad proxy spoils. It is no signature: who could change the text could change it too.
 * Computed here because `crypto.subtle` does not exist on plain HTTP, and costs a turn of the event loop.
 */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

const encoder = new TextEncoder();

/** Eight hexadecimal digits of the text's UTF-8. */
export function crc32(text: string): string {
	let value = 0xffffffff;
	for (const byte of encoder.encode(text)) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
	return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
