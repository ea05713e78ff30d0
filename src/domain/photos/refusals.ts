/** Why a photo is not taken, on the phone or by the server. Each has its sentence in `src/lib/words/photo-field.ts`. */

/** By the server, of a photo that has arrived. */
export const PHOTO_CODES = [
	'photo-kind',
	'photo-broken',
	'photo-polyglot',
	'photo-moving',
	'photo-too-many-pixels',
	'photo-altered'
] as const;
export type PhotoCode = (typeof PHOTO_CODES)[number];

/** On the phone, of a file that was chosen. */
export const FILE_CODES = ['file-heic', 'file-not-image', 'file-unreadable', 'file-too-large', 'file-not-kept'] as const;
export type FileCode = (typeof FILE_CODES)[number];
