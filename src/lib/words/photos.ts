/** Looking at the photos of an ad. */
import { count } from './common.ts';

export const photos = {
	title: (n: number) => count(n, 'photo', 'photos'),
	/** For those who listen: what its author says it shows, or at least which one it is. */
	alt: (alt: string | undefined, n: number, of: number) => alt ?? (of === 1 ? 'Photo de l’annonce' : `Photo ${n} sur ${of}`),
	enlarge: (alt: string) => `Voir en grand\u202f: ${alt}`,
	saving: 'Touchez une photo pour la voir\u202f: 120\u00a0ko au plus.',
	previous: 'Précédente',
	next: 'Suivante',
	of: (n: number, of: number) => `Photo ${n} sur ${of}`,
	coming: 'La photo arrive…',
	missing: 'Cette photo n’est pas encore sur ce téléphone. Elle viendra avec le réseau.'
} as const;
