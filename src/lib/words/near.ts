/** How far things are, and from where one looks. */
import type { PublicAd } from '../../domain/ad.ts';
import type { Minutes } from '../../domain/nearness.ts';

const NB = '\u00a0';
const HOUR = 60;

/** « 12 min », « 1 h 05 ». */
export function duration(minutes: number): string {
	if (minutes < HOUR) return `${minutes}${NB}min`;
	const rest = minutes % HOUR;
	return `${Math.floor(minutes / HOUR)}${NB}h${rest === 0 ? '' : `${NB}${String(rest).padStart(2, '0')}`}`;
}

/** « à 12 min », « départ à 12 min », « sur place », « aucune route ouverte »; nothing while nobody knows from where. */
export function away(ad: Pick<PublicAd, 'commune' | 'hamlet' | 'to'>, minutes: Minutes | undefined, hamlet?: string): string {
	const spent = minutes?.get(ad.commune);
	if (!minutes) return '';
	if (spent === undefined) return near.noRoad;
	const far = spent > 0 ? `à${NB}${duration(spent)}` : hamlet && hamlet === ad.hamlet ? near.sameHamlet : near.onTheSpot;
	return ad.to ? `${near.start} ${far}` : far;
}

export const near = {
	ask: 'D’où regardez-vous\u202f?',
	why: 'Chaque annonce dira à combien de minutes elle est.',
	kept: 'Gardé sur ce téléphone, envoyé nulle part.',
	from: 'Depuis',
	looking: (place: string) => `Vous regardez depuis ${place}`,
	noPlace: 'Choisir ma commune',
	hamlet: 'Hameau',
	anyHamlet: 'Pas de hameau',
	radius: 'À quelle distance',
	anyRadius: 'Peu importe',
	circle: (minutes: number, place: string) => `${minutes}${NB}min depuis ${place}`,
	upTo: (minutes: number) => `À moins de ${minutes}${NB}minutes`,
	roads: 'Routes',
	winter: 'D’hiver, cols fermés',
	summer: 'D’été, cols ouverts',
	winterChip: 'Cols fermés',
	summerChip: 'Cols ouverts',
	start: 'départ',
	onTheSpot: 'sur place',
	sameHamlet: 'dans votre hameau',
	noRoad: 'aucune route ouverte',
	title: 'Près de chez vous',
	all: (found: string) => `Voir les ${found} près de chez vous`,
	lateTitle: 'Les temps de route manquent.',
	lateText: 'Le réseau a manqué au mauvais moment. Voici toutes les annonces\u202f; réessayez d’ici un moment.',
	askTitle: 'Près d’où\u202f?',
	askText: 'Dites votre commune. Les annonces proches viendront en premier.',
	estimate: (place: string) => `temps estimé depuis ${place}`
} as const;
