/** A trip: its form, its facts, its card. */
import type { Weekday } from '../../kinds/carpool/trip.ts';
import { count } from './common.ts';
import { clock } from './dates.ts';
import { euros } from './money.ts';

export const weekdayWords: Readonly<Record<Weekday, string>> = {
	1: 'lundi',
	2: 'mardi',
	3: 'mercredi',
	4: 'jeudi',
	5: 'vendredi',
	6: 'samedi',
	7: 'dimanche'
};

/** « de 7 h 20 à 17 h 45 » has no sense for a trip: out at, back at. */
export const timesSaid = ({ out, back }: { out?: string; back?: string }): string =>
	[out ? `départ ${clock(out)}` : '', back ? `retour ${clock(back)}` : ''].filter(Boolean).join(', ');

export const tripForm = {
	title: 'Le trajet',
	role: 'Dans cette voiture',
	driver: 'Je conduis',
	passenger: 'Je suis passager',
	either: 'L’un ou l’autre',
	point: 'Lieu de rendez-vous',
	pointHint: 'Par exemple\u202f: l’arrêt du bas, devant l’église.',
	toPoint: 'Où vous déposez',
	knownStart: 'Lieux connus au départ',
	knownEnd: 'Lieux connus à l’arrivée',
	when: 'Quand',
	once: 'Un seul jour',
	onceHint: 'Le jour et l’heure sont plus haut.',
	weekly: 'Toutes les semaines',
	weeklyHint: 'Les mêmes jours, pendant une période',
	back: 'Heure du retour',
	days: 'Les jours',
	noDays: 'Choisissez au moins un jour.',
	out: (day: string) => `Départ le ${day}`,
	home: (day: string) => `Retour le ${day}`,
	from: 'Du',
	until: 'Au',
	off: 'Jours sans trajet',
	offHint: 'Vacances, jours fériés, congés.',
	addOff: 'Ajouter un jour sans trajet',
	removeOff: (day: string) => `Remettre le ${day}`,
	offDay: 'Jour sans trajet',
	flex: 'À quelques minutes près',
	flexNone: 'À l’heure dite',
	flexOf: (minutes: number) => `${minutes}\u00a0minutes avant ou après`,
	cost: 'Participation par passager, pour un aller',
	costHint: 'Partage de frais, pas de bénéfice. Laissez vide si c’est gratuit.',
	km: 'Kilomètres de l’aller',
	kmHint: (km: number) => `À peu près ${km}\u00a0km d’après la carte.`,
	tolls: 'Péage de l’aller',
	parking: 'Stationnement',
	most: 'Le plus que l’on peut demander',
	/** (18 km × 0,636 €) ÷ 4 personnes = 2,86 €. */
	sum: (km: number, perKm: string, extra: number, people: number, most: number) =>
		`(${km}\u00a0km × ${perKm}${extra > 0 ? ` + ${euros(extra)}` : ''}) ÷ ${count(people, 'personne', 'personnes')} = ${euros(most)}`,
	everybody: 'La voiture pleine, avec la personne qui conduit. Barème des impôts, 5\u00a0CV.',
	useMost: 'Mettre ce montant',
	tooMuch: (most: number) => `C’est plus que les frais partagés. Au plus ${euros(most)}.`,
	skis: 'On peut mettre des skis',
	wheelchair: 'On peut mettre un fauteuil roulant'
} as const;

export const tripFacts = {
	role: { driver: 'Conduit', passenger: 'Cherche une place', either: 'Conduit, ou cherche une place' },
	who: 'Qui',
	point: 'Rendez-vous',
	toPoint: 'Arrivée',
	regular: 'Régulier',
	period: (from: string, until: string) => `du ${from} au ${until}`,
	off: 'Sauf',
	back: 'Retour',
	flex: 'Souplesse',
	flexOf: (minutes: number) => `${minutes}\u00a0minutes avant ou après`,
	cost: 'Frais partagés',
	costOf: (cents: number) => `${euros(cents)} par passager et par trajet, sans bénéfice`,
	room: 'De la place pour',
	skis: 'des skis',
	wheelchair: 'un fauteuil roulant'
} as const;

export const onTheWayWords = {
	title: 'Sur votre route',
	lead: 'Trouvé par ce téléphone, avec ce qu’il a du panneau.',
	none: 'Rien qui aille avec ce trajet pour le moment.',
	detour: (minutes: number) => (minutes === 0 ? 'sans détour' : `détour de ${minutes}\u00a0min`),
	days: (first: string, more: number) => (more > 0 ? `${first}, et ${count(more, 'autre fois', 'autres fois')}` : first),
	passes: (time: string) => `passe à ${clock(time)}`
} as const;

/** What was agreed, to keep. */
export const card = {
	title: { ride: 'Fiche du trajet', signup: 'Fiche d’inscription', borrow: 'Fiche du prêt' },
	index: 'Mes fiches',
	lead: 'Ce qui est convenu. S’ouvre sans réseau, et s’imprime.',
	none: 'Rien de convenu pour le moment',
	noneText: 'Quand une demande est acceptée, sa fiche vient ici.',
	missing: 'Cette fiche n’est pas là',
	missingText: 'La demande n’est pas encore acceptée, ou elle a été annulée.',
	back: 'Mes fiches',
	me: 'Moi',
	look: 'Voir les covoiturages',
	where: 'Rendez-vous',
	there: 'Arrivée',
	leaves: 'Départ',
	at: 'Heure',
	home: 'Retour',
	ends: 'Fin',
	plate: 'Plaque',
	driver: 'Conduit',
	host: 'Chez',
	lender: 'Prêté par',
	borrower: 'Prêté à',
	with: 'Avec',
	phone: 'Téléphone',
	have: 'Pour vous',
	word: 'Un mot',
	bring: 'À apporter',
	take: 'À prendre',
	give: 'À rendre',
	calendar: 'Mettre dans mon agenda',
	file: (day: string) => `rendez-vous-${day}.ics`,
	ad: 'L’annonce',
	who: 'Qui participe',
	keep: 'Gardée sur ce téléphone.'
} as const;

/** The form and facts of a loan. */
export const loanForm = {
	title: 'Le prêt',
	days: 'Combien de jours au plus',
	daysHint: 'Laissez vide si cela ne vous gêne pas.',
	point: 'Où le prendre',
	bring: 'Ce qu’il faut savoir ou apporter',
	bringHint: 'Carburant, remorque, permis…',
	most: 'Au plus',
	mostOf: (days: number) => count(days, 'jour', 'jours'),
	lent: 'Déjà prêté',
	free: 'Libre pour le moment'
} as const;

/** The form and facts of a lesson or a work party. */
export const meetingForm = {
	lesson: 'Le cours',
	workParty: 'Le chantier',
	dates: 'Plusieurs dates',
	datesHint: 'S’il y en a plusieurs. On s’inscrit pour chacune.',
	date: 'Une date de plus',
	addDate: 'Ajouter cette date',
	remove: 'Enlever',
	removeDate: (day: string) => `Enlever le ${day}`,
	until: 'Heure de fin',
	point: 'Lieu exact',
	pointHint: 'Par exemple\u202f: la salle au-dessus de l’école.',
	bring: 'À apporter',
	bringHint: 'Gants, bottes, casse-croûte…',
	ends: 'Jusqu’à'
} as const;
