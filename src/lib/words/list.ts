/** The front page and the list of ads. */
import { count, number } from './common.ts';

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
	map: 'Sur la carte',
	keepSearch: 'Garder cette recherche',
	keptSearch: 'Recherche gardée. Vous verrez ici ce qui est nouveau.',
	keptAlready: 'Mes recherches gardées',
	keepFailed: 'Cette recherche n’a pas pu être gardée. Il y en a peut-être déjà vingt.',
	chosen: 'Ce que vous avez choisi',
	takeOff: (label: string) => `Retirer\u202f: ${label}`,
	clear: 'Effacer',
	sort: 'Dans quel ordre',
	sorts: {
		newest: 'Les plus récentes',
		nearest: 'Les plus proches',
		soonest: 'Celles qui ont lieu bientôt',
		ending: 'Celles qui finissent bientôt'
	},
	ages: {
		new: 'Nouveau depuis votre dernière visite',
		week: 'Cette semaine',
		older: 'Plus ancien'
	},
	results: (n: number) => (n === 0 ? 'Aucune annonce' : n === 1 ? 'Voir l’annonce' : `Voir les ${number(n)}\u00a0annonces`),
	wider: (n: number, minutes: number) => `${count(n, 'annonce', 'annonces')} à moins de ${minutes}\u00a0minutes`,
	without: (n: number, label: string) => `${count(n, 'annonce', 'annonces')} sans «\u202f${label}\u202f»`,
	moreAround: 'Un peu plus loin',
	/** May go to the line between its words: a heading, on the narrowest screen with the largest text. */
	found: (n: number) => count(n, 'annonce', 'annonces').replace('\u00a0', ' '),
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
	reserved: 'Réservée',
	professional: 'Professionnel',
	isNew: 'Nouveau',
	emptyTitle: 'Le panneau est encore nu',
	emptyText: 'Rien par ici pour l’instant. Et si vous lanciez la première annonce\u202f?',
	noneTitle: 'Rien de tel sur le panneau',
	noneText: 'Essayez un mot plus court, ou demandez-le\u202f: quelqu’un l’a peut-être.',
	noneYet: 'Il y en a tout près de ce que vous cherchez.',
	ask: 'Demander sur le panneau',
	failedTitle: 'Le panneau n’est pas arrivé',
	failedText: 'Le réseau a manqué. Rien n’est perdu.',
	failedWayOut: 'Réessayez d’ici un moment, ou un peu plus haut sur la route.',
	pages: 'Pages du panneau',
	around: 'Autour du massif',
	within: 'Dans le massif'
} as const;
