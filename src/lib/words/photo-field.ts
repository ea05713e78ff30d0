/** Putting photos in an ad, and what becomes of them. */
import type { FileCode, PhotoCode } from '../../domain/photos/refusals.ts';

export const photoField = {
	legend: 'Photos',
	hint: 'Quatre au plus. Elles sont réduites ici, et rien n’y dit où elles ont été prises.',
	camera: 'Prendre une photo',
	choose: 'Choisir des photos',
	preparing: (n: number) => (n < 2 ? 'La photo se prépare…' : `${n} photos se préparent…`),
	kept: (n: number) => (n < 2 ? 'Photo gardée sur ce téléphone.' : `${n} photos gardées sur ce téléphone.`),
	alt: (n: number) => `Que voit-on sur la photo ${n}\u202f?`,
	altHint: 'Pour ceux qui ne la voient pas.',
	photo: (n: number) => `Photo ${n}`,
	earlier: (n: number) => `Avancer la photo ${n}`,
	later: (n: number) => `Reculer la photo ${n}`,
	remove: (n: number) => `Enlever la photo ${n}`,
	removeShort: 'Enlever',
	removed: 'Photo enlevée.',
	moved: (n: number) => `Elle est maintenant la photo ${n}.`,
	full: 'Il y a déjà quatre photos. Enlevez-en une pour en mettre une autre.',
	tooMany: 'Quatre photos au plus\u202f: les autres n’ont pas été prises.'
} as const;

/** What happened to a file, and what to do. The text is never in danger. */
export const fileWords: Readonly<Record<FileCode, string>> = {
	'file-heic': 'Cette photo est au format HEIC, que ce navigateur n’ouvre pas. Choisissez-la en JPEG, ou prenez-la d’ici.',
	'file-not-image': 'Ce n’est pas une photo. Choisissez-en une autre\u202f: le reste est gardé.',
	'file-unreadable': 'Cette photo ne s’ouvre pas. Choisissez-en une autre\u202f: le reste est gardé.',
	'file-too-large': 'Cette photo est trop lourde pour ce téléphone. Choisissez-en une plus petite\u202f: le reste est gardé.',
	'file-not-kept': 'Il n’y a plus de place pour cette photo\u202f: elle n’est pas gardée. Votre texte, lui, l’est.'
};

/** Where a photo stands, once its ad is handed over. */
export const photoStateWords = {
	title: 'Mes photos',
	of: (ad: string, n: number) => `Photo ${n} de «\u202f${ad}\u202f»`,
	waiting: 'En attente\u202f: elle part après le texte.',
	sending: (percent: number) => `En route\u202f: ${percent}\u202f%`,
	received: 'Arrivée. Elle va paraître.',
	kept: 'Publiée',
	retry: 'Réessayer',
	drop: 'Publier sans elle'
} as const;

/** Why a photo was not taken. Its ad is published all the same. */
export const photoCodeWords: Readonly<Record<PhotoCode, string>> = {
	'photo-kind': 'Ce n’est pas une photo que le panneau sait montrer. L’annonce paraît sans elle.',
	'photo-broken': 'Cette photo est abîmée. L’annonce paraît sans elle.',
	'photo-polyglot': 'Cette photo contient autre chose qu’une image. L’annonce paraît sans elle.',
	'photo-moving': 'Une image animée ne va pas sur le panneau. L’annonce paraît sans elle.',
	'photo-too-many-pixels': 'Cette photo est trop grande. L’annonce paraît sans elle.',
	'photo-altered': 'Cette photo arrive abîmée à chaque essai. L’annonce paraît sans elle.'
};
