/** Taking part in an ad: a seat, a place, a loan, each in its own words. Never « accepté » before we were told so. */
import type { Day } from '../../domain/dates.ts';
import { loanMoment, type LoanMoment } from '../../kinds/loan/moment.ts';
import type { Why } from '../../domain/parts/docs.ts';
import type { ShownState } from '../../domain/parts/own-parts.ts';
import type { Taken, TakenType } from '../../domain/parts/taken.ts';
import type { Borrow, Leg } from '../../domain/parts/what.ts';
import { count } from './common.ts';
import { dayAndMonth, fullDay } from './dates.ts';

interface PartWords {
	readonly label: string;
	/** What it means for whoever asked. */
	readonly means: string;
}

const LEAVES = 'Elle part dès qu’il y a du réseau. Rien n’est réservé avant la réponse.';
const KEPT = 'Votre demande n’a pas pu être prise.';

/** What is shown to the one who takes part. */
export const stateWords: Readonly<Record<TakenType, Readonly<Record<ShownState, PartWords>>>> = {
	ride: {
		'to-confirm': { label: 'Demande à confirmer', means: LEAVES },
		'not-taken': { label: 'À revoir', means: KEPT },
		asked: { label: 'En attente de réponse', means: 'Votre demande est arrivée. La personne qui conduit va répondre.' },
		waiting: { label: 'Sur liste d’attente', means: 'La voiture est pleine. Une place qui se libère sera pour vous.' },
		accepted: { label: 'Acceptée', means: 'Votre place est gardée. La fiche du trajet s’ouvre sans réseau.' },
		refused: { label: 'Refusée', means: 'Cela ne s’est pas trouvé cette fois. Un autre jour, peut-être.' },
		cancelled: { label: 'Annulée', means: 'Vous avez laissé votre place.' },
		done: { label: 'Faite', means: 'Le trajet est fait. Bonne route pour la suite\u202f!' },
		closed: { label: 'Sans suite', means: 'Ce trajet n’est plus proposé.' }
	},
	signup: {
		'to-confirm': { label: 'Inscription à confirmer', means: LEAVES },
		'not-taken': { label: 'À revoir', means: KEPT },
		asked: { label: 'En attente de réponse', means: 'Votre inscription est arrivée. On va vous répondre.' },
		waiting: { label: 'Sur liste d’attente', means: 'C’est complet. Une place qui se libère sera pour vous, sans rien faire.' },
		accepted: { label: 'Confirmée', means: 'Votre place est gardée. La fiche s’ouvre sans réseau.' },
		refused: { label: 'Refusée', means: 'Cela ne s’est pas trouvé cette fois.' },
		cancelled: { label: 'Annulée', means: 'Vous avez laissé votre place.' },
		done: { label: 'Faite', means: 'Merci d’être venu\u202f!' },
		closed: { label: 'Sans suite', means: 'Ce rendez-vous n’a plus lieu.' }
	},
	borrow: {
		'to-confirm': { label: 'Demande à confirmer', means: LEAVES },
		'not-taken': { label: 'À revoir', means: KEPT },
		asked: { label: 'En attente de réponse', means: 'Votre demande est arrivée. La personne qui prête va répondre.' },
		waiting: { label: 'Sur liste d’attente', means: 'C’est pris ces jours-là. Si cela se libère, ce sera pour vous.' },
		accepted: { label: 'Accepté', means: 'C’est prêté. La fiche du prêt s’ouvre sans réseau.' },
		refused: { label: 'Refusé', means: 'Cela ne s’est pas trouvé cette fois. D’autres jours, peut-être.' },
		cancelled: { label: 'Annulé', means: 'Vous n’en avez plus besoin.' },
		done: { label: 'Rendu', means: 'C’est rendu. Merci\u202f!' },
		closed: { label: 'Sans suite', means: 'Ce n’est plus prêté.' }
	}
};

/** An agreed loan, by where it has come to. */
export const loanWords: Readonly<Record<LoanMoment, (loan: Pick<Borrow, 'from' | 'until'>, today: Day) => string>> = {
	before: ({ from }, today) => `Accepté, à prendre le ${dayAndMonth(from, today)}`,
	'starts-tomorrow': () => 'À prendre demain',
	lent: ({ until }, today) => `À rendre le ${dayAndMonth(until, today)}`,
	'due-tomorrow': () => 'À rendre demain',
	'due-today': () => 'À rendre aujourd’hui',
	late: ({ until }, today) => `En retard depuis le ${dayAndMonth(until, today)}`
};

/** « Sur liste d’attente (3e) ». */
export const inQueue = (label: string, position: number | undefined) =>
	position === undefined ? label : `${label} (${position === 1 ? '1er' : `${position}e`})`;

/** The state of a participation as one word or two: « À rendre le 3 décembre » for a thing that is lent. */
export function partLabel(what: Taken, state: ShownState, today: Day, position?: number): string {
	if (what.type === 'borrow' && state === 'accepted') return loanWords[loanMoment(what, today)](what, today);
	const { label } = stateWords[what.type][state];
	return state === 'waiting' ? inQueue(label, position) : label;
}

export const legWords: Readonly<Record<Leg, string>> = { out: 'aller', back: 'retour' };
const legsSaid = (legs: readonly Leg[]) => (legs.length === 2 ? 'aller et retour' : `${legWords[legs[0] ?? 'out']} seulement`);

/** What is asked, in a few words. */
export function whatSaid(what: Taken, today: Day): string {
	switch (what.type) {
		case 'ride':
			return `${count(what.seats, 'place', 'places')}, ${legsSaid(what.legs)}`;
		case 'signup':
			return count(what.people, 'personne', 'personnes');
		case 'borrow':
			return what.from === what.until
				? `le ${fullDay(what.from, today)}`
				: `du ${fullDay(what.from, today)} au ${fullDay(what.until, today)}`;
	}
}

/** Beside what is asked: what they bring, what they say. */
export const besides = (what: Taken): string[] => {
	const said: string[] = [];
	if (what.type === 'ride' && what.luggage) said.push(`Bagages\u202f: ${what.luggage}`);
	if (what.type === 'signup' && what.bring) said.push(`Apporte\u202f: ${what.bring}`);
	if (what.note) said.push(`«\u202f${what.note}\u202f»`);
	return said;
};

export const whyWords: Readonly<Record<Why, string>> = {
	withdrawn: 'L’annonce a été retirée.',
	over: 'La date est passée, ou l’annonce est conclue.',
	changed: 'L’annonce a changé et ne le propose plus.'
};

/** The button of the ad, the page it opens, and what that page says. */
export const askWords: Readonly<Record<TakenType, { act: string; title: string; send: string; signUp: string; then: string }>> = {
	ride: {
		act: 'Demander une place',
		title: 'Demander une place',
		send: 'Envoyer la demande',
		signUp: 'S’inscrire au panneau et envoyer',
		then: 'La personne qui conduit décide. Avant sa réponse, la place est à confirmer.'
	},
	signup: {
		act: 'M’inscrire',
		title: 'M’inscrire',
		send: 'Envoyer mon inscription',
		signUp: 'Dire qui je suis et envoyer',
		then: 'Les places vont dans l’ordre d’arrivée. Si c’est complet, vous êtes sur la liste d’attente.'
	},
	borrow: {
		act: 'Demander à emprunter',
		title: 'Demander à emprunter',
		send: 'Envoyer la demande',
		signUp: 'S’inscrire au panneau et envoyer',
		then: 'La personne qui prête décide. Avant sa réponse, rien n’est promis.'
	}
};

export const ask = {
	days: 'Quel jour\u202f?',
	severalDays: 'Quels jours\u202f?',
	moreDays: 'Voir plus de jours',
	noDay: 'Choisissez au moins un jour.',
	noDays: 'Il n’y a plus de jour à venir pour cette annonce.',
	legs: 'Vous venez pour',
	bothLegs: 'L’aller et le retour',
	outLeg: 'L’aller seulement',
	backLeg: 'Le retour seulement',
	seats: 'Combien de places',
	people: 'Combien de personnes',
	less: 'Moins',
	more: 'Plus',
	luggage: 'Bagages, skis, chien',
	bring: 'Ce que vous apportez',
	note: 'Un mot',
	noteHint: 'Lu par cette seule personne.',
	phone: 'Votre numéro',
	phoneHint: (name: string) => `Donné à ${name} seulement, si vous le voulez.`,
	from: 'Du',
	until: 'Au',
	lent: (stretches: string) => `Déjà prêté ${stretches}.`,
	most: (days: number) => `${count(days, 'jour', 'jours')} au plus.`,
	stretch: (from: string, until: string) => (from === until ? `le ${from}` : `du ${from} au ${until}`),
	full: (day: string) => `Complet ${day}. Vous pouvez demander quand même, au cas où une place se libère.`,
	already: 'Vous avez déjà demandé. Ce que vous envoyez ici remplace votre demande.',
	closed: 'On ne peut plus s’inscrire à cette annonce.',
	notTaken: 'Pour cette annonce, écrivez un message.',
	backToAd: 'L’annonce'
} as const;

/** How much is left, as this phone's copy says. */
export const leftWords = {
	title: { ride: 'Les jours et les places', signup: 'Les dates et les places', borrow: 'Le prêt' } satisfies Record<
		TakenType,
		string
	>,
	left: (n: number, of: number) => (n === 0 ? 'complet' : `${count(n, 'place', 'places')} sur ${of}`),
	legLeft: (leg: Leg, n: number, of: number) => `${legWords[leg]}\u202f: ${n === 0 ? 'complet' : `${n} sur ${of}`}`,
	unknown: 'places à voir ensemble',
	asOf: (when: string) => `D’après la ${when}.`,
	whole: 'Toute la durée de l’annonce',
	more: (n: number) => `et ${count(n, 'autre jour', 'autres jours')}`
} as const;

/** What I take part in. */
export const mine = {
	title: 'Mes inscriptions',
	yours: 'Votre demande',
	cancel: { ride: 'Laisser ma place', signup: 'Me désinscrire', borrow: 'Annuler ce prêt' } satisfies Record<TakenType, string>,
	change: 'Modifier',
	again: 'Demander de nouveau',
	cancelled: 'C’est annulé. Cela partira tout seul.',
	card: { ride: 'La fiche du trajet', signup: 'La fiche', borrow: 'La fiche du prêt' } satisfies Record<TakenType, string>,
	over: (n: number) => `${count(n, 'demande passée', 'demandes passées')}`,
	stillHas: 'En attendant, ce qui était accepté le reste.',
	said: (name: string, note: string) => `${name}\u202f: «\u202f${note}\u202f»`,
	all: 'Mes fiches'
} as const;

/** Who takes part in my ad. */
export const hosting = {
	title: 'Qui participe',
	titleOf: (ad: string) => `Qui participe à «\u202f${ad}\u202f»`,
	back: 'Moi',
	open: 'Qui participe',
	openAsking: (n: number) => count(n, 'demande à regarder', 'demandes à regarder'),
	none: 'Personne encore',
	noneText: 'Les demandes arriveront ici, dès qu’il y a du réseau.',
	missing: 'Cette annonce n’est pas à vous, ou pas sur ce téléphone.',
	taken: (n: number, of: number) => `${n} sur ${of} ${of < 2 ? 'place prise' : 'places prises'}`,
	wholeAd: 'Pour toute l’annonce',
	asking: 'Demandent',
	coming: 'Viennent',
	queue: 'Liste d’attente',
	rest: 'Les autres',
	accept: 'Accepter',
	refuse: 'Refuser',
	free: 'Libérer sa place',
	returned: 'C’est rendu',
	done: 'C’est fait',
	remove: 'Enlever',
	call: (name: string) => `Appeler ${name}`,
	wrote: (written: string, received: string) => `Écrit ${written}, reçu ${received}`,
	onPaper: 'inscrit sur papier',
	tellAll: 'Ce que vous dites avec votre accord',
	tellAllHint: 'Donné seulement aux personnes que vous acceptez.',
	plate: 'Plaque de la voiture',
	meeting: 'Lieu exact',
	phone: 'Votre numéro',
	note: 'Un mot avec votre oui',
	tellAgain: 'Le dire à qui est déjà accepté',
	toldAgain: 'C’est dit. Cela part dès qu’il y a du réseau.',
	addPaper: 'Inscrire quelqu’un sans téléphone',
	addHint: 'Une personne vous l’a demandé de vive voix ou sur papier.',
	name: 'Son nom',
	itsPhone: 'Son numéro',
	day: 'Quel jour',
	add: 'L’inscrire',
	print: 'Imprimer la feuille',
	cards: 'Ouvrir la fiche',
	states: {
		asked: 'Attend votre réponse',
		waiting: 'Sur liste d’attente',
		accepted: 'Vient',
		refused: 'Refusé',
		cancelled: 'A annulé',
		done: 'Fait',
		closed: 'Sans suite'
	},
	loanStates: { accepted: 'Prêté', done: 'Rendu' },
	answerWaits: 'Réponse à confirmer',
	answerBack: 'À revoir',
	yes: 'Votre oui est à confirmer. Il part dès qu’il y a du réseau.',
	no: 'Votre refus part dès qu’il y a du réseau.',
	end: 'Noté. Cela part dès qu’il y a du réseau.',
	paperWaits: 'Inscription à confirmer. Elle part dès qu’il y a du réseau.',
	undone: { accepted: 'Accepté.', refused: 'Refusé.', done: 'Noté.' },
	sheet: 'Feuille d’inscription',
	sheetName: 'Nom',
	sheetWhat: 'Demande',
	sheetPhone: 'Téléphone',
	sheetHere: 'Présent',
	sheetOf: (when: string) => `Imprimée ${when}`
} as const;

/** An answer of the author's that was not taken, said to the author. */
export const answerWords: Readonly<Partial<Record<string, string>>> = {
	full: 'Il n’y avait plus assez de place quand votre oui est arrivé. Cette demande attend toujours votre réponse.',
	'part-changed': 'Cette demande a changé entre-temps. Relisez-la, puis répondez de nouveau.',
	'part-gone': 'Cette personne a annulé entre-temps. Il n’y a rien à faire.'
};

/** Things that are due. */
export const dueWords = {
	title: 'À ne pas oublier',
	borrowed: (title: string) => `Emprunté\u202f: ${title}`,
	lent: (title: string, name: string) => `Prêté à ${name}\u202f: ${title}`,
	asks: (n: number, title: string) => `${count(n, 'demande attend', 'demandes attendent')} votre réponse\u202f: ${title}`,
	look: 'Regarder'
} as const;

/** What waits to be sent, or came back. */
export const partSending = {
	asks: (title: string) => `Votre demande\u202f: ${title}`,
	orders: (title: string) => `Votre commande\u202f: ${title}`,
	leads: (title: string) => `Ce que vous avez noté\u202f: ${title}`,
	cancels: (title: string) => `Votre annulation\u202f: ${title}`,
	decides: (name: string, title: string) => `Votre réponse à ${name}\u202f: ${title}`,
	paper: (name: string, title: string) => `${name}, sur papier\u202f: ${title}`,
	somebody: 'cette personne',
	ad: 'une annonce',
	see: 'Regarder'
} as const;
