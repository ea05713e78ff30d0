/** Two versions of one ad, written on two devices. */
import type { Differing } from '../../domain/own/versions.ts';

export const versions = {
	title: 'Deux versions de votre annonce',
	lead: (n: number) =>
		n === 2
			? 'Vous avez écrit deux versions de cette annonce, sur deux appareils. Aucune n’est perdue. Laquelle gardez-vous\u202f?'
			: `Vous avez écrit ${n} versions de cette annonce, sur plusieurs appareils. Aucune n’est perdue. Laquelle gardez-vous\u202f?`,
	one: (n: number) => `Version ${n}`,
	written: (when: string) => `Écrite ${when}`,
	shown: 'Celle que le panneau montre pour l’instant.',
	keep: (n: number) => `Garder la version ${n}`,
	marked: 'Ce qui est surligné n’est que dans cette version.',
	parts: 'Prendre de l’une et de l’autre',
	partsHint: 'Choisissez pour chaque point. Le reste est pareil.',
	keepParts: 'Garder ce mélange',
	empty: 'rien',
	none: 'Il n’y a plus rien à choisir',
	noneText: 'Une seule version de cette annonce existe.',
	back: 'Mes annonces',
	kept: 'C’est choisi. Les autres versions ne sont plus là.'
} as const;

export const fieldWords: Readonly<Record<Differing, string>> = {
	kind: 'Genre',
	side: 'Offre ou demande',
	title: 'Titre',
	text: 'Texte',
	category: 'Rubrique',
	commune: 'Commune',
	hamlet: 'Hameau ou quartier',
	counterpart: 'En retour',
	availability: 'Disponibilités',
	on: 'Jour',
	at: 'Heure',
	to: 'Commune d’arrivée',
	places: 'Places',
	photos: 'Photos',
	details: 'Suite du formulaire',
	unlisted: 'Sur ce panneau seulement',
	window: 'Réponses recueillies (heures)',
	state: 'Ce qu’elle devient'
};

export const adStateWords = {
	live: 'Sur le panneau',
	reserved: 'Réservée',
	done: 'Conclue',
	withdrawn: 'Retirée'
} as const;

export const yes = 'oui';
