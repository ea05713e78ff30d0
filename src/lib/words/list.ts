/** The front page and the list of ads. */
import { count } from './common.ts';

export const home = {
	title: (ofPlace: string) => `Le panneau des voisins ${ofPlace}`,
	newest: 'Les dernières annonces',
	all: (n: number) => (n < 2 ? 'Voir le panneau' : `Voir les ${n} annonces`),
	publish: 'Publier une annonce',
	how: 'Comment ça marche',
	steps: [
		{ title: 'Lisez', text: 'Toutes les annonces, sans compte. Elles restent sur votre téléphone, même sans réseau.' },
		{ title: 'Écrivez', text: 'Où que vous soyez. Votre texte part tout seul quand le réseau revient.' },
		{ title: 'Rencontrez-vous', text: 'Un pot de confiture ou un sourire\u202f: ici, rien ne se vend.' }
	]
} as const;

export const list = {
	title: 'Annonces',
	found: (n: number) => count(n, 'annonce', 'annonces'),
	filters: 'Chercher sur le panneau',
	more: 'Affiner',
	words: 'Chercher',
	wordsHint: 'bois, remorque, maths…',
	kind: 'Genre',
	anyKind: 'Tous les genres',
	side: 'Offre ou demande',
	anySide: 'Les deux',
	commune: 'Commune',
	anyCommune: 'Toutes les communes',
	category: 'Rubrique',
	anyCategory: 'Toutes les rubriques',
	show: 'Chercher',
	apply: 'Appliquer',
	reset: 'Tout revoir',
	isNew: 'Nouveau',
	emptyTitle: 'Le panneau est encore nu',
	emptyText: 'Rien par ici pour l’instant. Et si vous lanciez la première annonce\u202f?',
	noneTitle: 'Rien de tel sur le panneau',
	noneText: 'Essayez un mot plus court, une autre commune, ou demandez-le\u202f: quelqu’un l’a peut-être.',
	ask: 'Demander sur le panneau',
	failedTitle: 'Le panneau n’est pas arrivé',
	failedText: 'Le réseau a manqué. Rien n’est perdu.',
	failedWayOut: 'Réessayez d’ici un moment, ou un peu plus haut sur la route.',
	pages: 'Pages du panneau',
	around: 'Autour du massif',
	within: 'Dans le massif'
} as const;
