/** A text as rules read it: small letters, no accents, one kind of apostrophe, single spaces, a mark between sentences. */
export const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[’ʼ`]/g, "'")
		.replace(/œ/g, 'oe')
		.replace(/[\n;!?…]+/g, '. ')
		.replace(/[\s\u00a0\u202f]+/g, ' ')
		.trim();

/** Whole words only; `\b` is enough once the accents are gone. */
export const words = (pattern: string) => new RegExp(`\\b(?:${pattern})\\b`);
