/** *Relire les annonces*, for moderators. */
import type { MODERATION_CODES } from '../../domain/refusals.ts';
import { count } from './common.ts';

export const moderation = {
	title: 'Relire les annonces',
	lead: 'Elles attendent un regard avant de paraître. Leurs auteurs le savent.',
	back: 'Sécurité',
	today: (n: number) => (n === 0 ? 'Aucune n’est arrivée aujourd’hui.' : `${count(n, 'arrivée', 'arrivées')} aujourd’hui.`),
	late: (n: number) => `${count(n, 'attend', 'attendent')} depuis hier ou plus longtemps.`,
	empty: 'Rien à relire',
	emptyText: 'Tout ce qui devait l’être a été lu. Merci.',
	from: (name: string, place: string) => `${name}, ${place}`,
	since: (moment: string) => `Reçue ${moment}`,
	why: 'Pourquoi elle attend',
	unknown: 'Un signe que cette version ne connaît pas',
	release: 'Laisser paraître',
	refuse: 'Refuser avec une raison',
	/** Read aloud after what a button says. */
	named: (title: string) => `\u202f: ${title}`,
	reason: 'La raison, que son auteur lira',
	reasonMissing: 'Choisissez une raison.',
	send: 'Refuser',
	released: (title: string) => `«\u202f${title}\u202f» va paraître.`,
	refused: (title: string) => `«\u202f${title}\u202f» est refusée. Son auteur lira pourquoi.`,
	gone: 'Cette annonce n’attend plus\u202f: son auteur l’a changée, ou quelqu’un l’a lue. La liste est à jour.',
	refresh: 'Relire la liste'
} as const;

export const moderationReasons: Readonly<Record<(typeof MODERATION_CODES)[number], string>> = {
	'looks-like-scam': 'Une arnaque',
	'looks-like-trade': 'Un commerce',
	'private-details': 'Elle en dit trop sur quelqu’un',
	unlawful: 'La loi l’interdit',
	'not-local': 'Rien à voir avec nos communes'
};

/** Why an ad is held. What a later version may add is said to be unknown. */
export const whyWords: Readonly<Record<string, string>> = {
	'first-ads': 'Une des premières annonces de cette personne',
	'money-sent': 'On demande d’envoyer de l’argent',
	credit: 'On propose un prêt d’argent',
	'easy-money': 'On promet de l’argent facile',
	legacy: 'Un héritage ou un don venu de loin',
	'from-abroad': 'L’auteur dit être à l’étranger',
	occult: 'Voyance ou magie',
	adult: 'Rencontres tarifées',
	prize: 'Un lot à gagner',
	forged: 'De faux papiers',
	cure: 'Un remède miracle',
	'web-trade': 'Une boutique',
	trading: 'Des placements',
	'network-selling': 'De la vente entre particuliers recrutés',
	'goods-from-far': 'Un objet à faire venir de loin',
	english: 'Un texte en anglais',
	'far-away-number': 'Un numéro d’un autre pays',
	'elsewhere-only': 'On veut continuer ailleurs qu’ici',
	'private-address': 'Une adresse dans le texte',
	link: 'Un lien dans le texte',
	'short-link': 'Un lien raccourci, dont on ne voit pas le bout',
	shouting: 'Un texte tout en capitales',
	alike: 'Le même texte que d’autres annonces',
	hasty: 'Écrite trop vite pour une personne',
	trap: 'Remplie par une machine'
};
