/** One household's order, and the organiser's desk. */
import type { ActName } from '../../kinds/group-purchase/acts.ts';
import type { PhaseName } from '../../kinds/group-purchase/phase.ts';
import type { Standing } from '../../kinds/group-purchase/standing.ts';
import { count, number } from './common.ts';
import { euros } from './money.ts';

export const order = {
	title: 'Commander',
	asOf: (copy: string) => `D’après la ${copy}.`,
	titleOf: (title: string) => `Commander\u202f: ${title}`,
	back: 'Revenir à l’annonce',
	open: 'Commander',
	openSurvey: 'Dire ce que je prendrais',
	change: 'Changer ma commande',
	desk: 'Tenir cet achat',
	yours: 'Votre commande',
	joined: 'Écrite sur deux de vos appareils.',
	joinedHint: 'Les lignes des deux sont gardées. Relisez-la.',
	joinedSeen: 'C’est relu',
	lines: 'Ce que je prends',
	quantity: (name: string, unit: string) => `${name}\u202f: combien (${unit})`,
	more: (name: string) => `Plus de ${name}`,
	less: (name: string) => `Moins de ${name}`,
	rules: (unit: string, price: string, least: number, step: number) =>
		`${price} (${unit})${least > 1 ? `, au moins ${number(least)}` : ''}${step > 1 ? `, de ${number(step)} en ${number(step)}` : ''}`,
	upTo: (name: string) => `${name}\u202f: j’irais jusqu’à`,
	upToHint: 'Seulement si cela complète un lot. Sinon, vous gardez votre quantité.',
	pickup: 'Je viendrai chercher ma commande',
	phone: 'Mon numéro',
	phoneHint: (name: string) => `${name} seulement le verra, pour cet achat. Effacé 60 jours après la fin.`,
	note: 'Un mot pour qui organise',
	estimate: 'Ce que cela coûterait',
	estimateHint: 'Estimation\u202f: le prix définitif dépend des commandes de tous.',
	empty: 'Mettez une quantité pour voir le prix.',
	transport: 'Transport, votre part',
	total: 'Total',
	send: 'Commander',
	sendChange: 'Enregistrer ma commande',
	signUp: 'M’inscrire et commander',
	then: 'Sans réseau, elle part toute seule dès qu’il y en a. La date qui compte est celle où vous l’écrivez.',
	notNow: 'On ne commande plus ici.',
	notForYou: (communes: string) => `Cet achat est pour les habitants de ${communes}.`,
	cancel: 'Annuler ma commande',
	cancelled: 'Votre commande est annulée.',
	sent: 'Commande notée sur ce téléphone.',
	noPurchase: 'Ce n’est pas un achat groupé que l’on peut commander ici.',
	noPurchaseText: 'Répondez plutôt à l’annonce.',
	item: (n: number, name: string) => `${number(n)}\u00a0×\u00a0${name}`,
	upToItem: (n: number) => `, jusqu’à ${number(n)}`,
	gets: (gets: number, asked: number, name: string) =>
		gets === asked
			? `${number(gets)}\u00a0×\u00a0${name}`
			: `${number(gets)}\u00a0×\u00a0${name} (demandé\u202f: ${number(asked)})`,
	toPay: (cents: number) => `À payer\u202f: ${euros(cents)}`,
	withTransport: (cents: number) => `dont ${euros(cents)} de transport`,
	packsChanged: 'Votre quantité a changé pour tomber sur des lots pleins.',
	until: (when: string) => `Jusqu’au ${when}.`,
	whyAbandoned: (name: string, why: string) => `${name} dit\u202f: «\u202f${why}\u202f»`
} as const;

/** Where one's own order stands, in one word and one sentence. */
export const orderStates = {
	'to-confirm': { label: 'À confirmer', says: 'Écrite ici. Elle compte dès que le panneau l’aura reçue.' },
	'not-taken': { label: 'À corriger', says: 'Votre dernier changement n’a pas été pris. Ce qui était noté reste noté.' },
	cancelled: { label: 'Annulée', says: 'Vous ne commandez plus rien.' },
	closed: { label: 'Fermée', says: 'L’annonce a été retirée. Rien n’est dû.' },
	asked: { label: 'Reçue', says: 'Elle est bien arrivée.' }
} as const;
export const standings: Readonly<Record<Standing, { label: string; says: string }>> = {
	intention: { label: 'Intention notée', says: 'C’est un sondage\u202f: cela n’engage à rien.' },
	counts: { label: 'Notée', says: 'Elle compte dans les totaux.' },
	'to-confirm': { label: 'En retard', says: 'Elle est arrivée trop tard pour compter d’office. Qui organise décide.' },
	declined: { label: 'Trop tard', says: 'Elle n’a pas pu être ajoutée.' }
};

interface ActWords {
	readonly act: string;
	/** What it will do, before it is done. */
	readonly does: string;
	readonly sure: string;
}
export const acts: Readonly<Record<Exclude<ActName, 'price' | 'confirm' | 'decline'>, ActWords>> = {
	open: { act: 'Ouvrir les commandes', does: 'Chacun pourra commander pour de bon.', sure: 'Oui, ouvrir' },
	close: {
		act: 'Clore maintenant',
		does: 'Plus personne ne pourra commander. Ce qui est écrit avant cette minute compte encore.',
		sure: 'Oui, clore'
	},
	complete: {
		act: 'Compléter les lots',
		does: 'Pendant deux jours, on pourra prendre plus, plus rien enlever.',
		sure: 'Oui, compléter'
	},
	prolong: {
		act: 'Prolonger',
		does: 'On pourra encore commander. Tous ceux qui ont commandé sont prévenus.',
		sure: 'Oui, prolonger'
	},
	abandon: {
		act: 'Abandonner',
		does: 'L’achat ne se fera pas. Tous ceux qui ont commandé sont prévenus.',
		sure: 'Oui, abandonner'
	},
	order: {
		act: 'J’ai passé la commande',
		does: 'Les quantités sont fixées, chacun lit ce qu’il aura et ce qu’il paiera.',
		sure: 'Oui, c’est commandé'
	},
	arrive: { act: 'C’est arrivé', does: 'Tous ceux qui ont commandé lisent que l’on peut venir chercher.', sure: 'Oui, c’est là' },
	settle: {
		act: 'Tout est réglé',
		does: 'L’achat est terminé. Les noms et les numéros seront effacés dans 60 jours.',
		sure: 'Oui, terminer'
	}
};

export const desk = {
	title: 'Tenir l’achat',
	titleOf: (title: string) => `Tenir\u202f: ${title}`,
	back: 'Revenir à l’annonce',
	notYours: 'Cette page est pour qui organise l’achat.',
	notYoursText: 'Votre commande se fait depuis l’annonce.',
	now: 'À faire maintenant',
	nothing: {
		open: 'Rien à faire\u202f: les commandes arrivent.',
		survey: 'Le sondage est ouvert.',
		prolonged: 'Rien à faire\u202f: les commandes arrivent.',
		completing: 'On complète les lots.',
		closed: 'Il peut encore arriver des commandes écrites à temps.',
		settled: 'Tout est fini. Merci de l’avoir tenu\u202f!',
		abandoned: 'Cet achat est abandonné.'
	} satisfies Partial<Record<PhaseName, string>> as Partial<Record<PhaseName, string>>,
	grace: (when: string) => `On pourra passer la commande après le ${when}.`,
	missed: (what: string) => `Le seuil n’est pas atteint\u202f: il manque ${what}. Rien n’est commandé.`,
	anyway: 'Commander quand même',
	anywayDoes: 'Le seuil n’est pas atteint. Voyez d’abord avec le fournisseur.',
	other: 'Autres actes',
	until: 'Jusqu’au (inclus)',
	why: 'Dites pourquoi',
	no: 'Non, pas encore',
	waiting: 'À confirmer\u202f: ce que vous venez de faire part dès qu’il y a du réseau.',
	refused: 'Un de vos actes n’a pas été pris.',
	totals: 'Totaux',
	households: (n: number) => count(n, 'foyer', 'foyers'),
	lineTotal: (n: number, unit: string) => `${number(n)} (${unit})`,
	packs: (full: number, missing: number) =>
		missing === 0
			? count(full, 'lot plein', 'lots pleins')
			: `${count(full, 'lot plein', 'lots pleins')}, il en manque ${number(missing)}`,
	goods: 'Marchandises',
	price: (name: string) => `Prix définitif\u202f: ${name}`,
	setPrice: 'Fixer ce prix',
	prices: 'Fixer les prix définitifs',
	pricesHint: 'Quand le fournisseur a dit son dernier mot. Les montants de tous suivent.',
	orders: (n: number) => `Commandes (${number(n)})`,
	none: 'Personne n’a encore commandé.',
	noneText: 'Partagez l’annonce, ou saisissez les bons sur papier.',
	onPaper: 'papier',
	pending: 'à confirmer',
	notTaken: 'non prise',
	late: 'En retard',
	lateAct: { yes: 'L’ajouter', no: 'Trop tard' },
	declined: 'non ajoutée',
	intention: 'intention',
	paid: 'Payé',
	collected: 'Retiré',
	paidBy: (name: string) => `${name} a payé`,
	collectedBy: (name: string) => `${name} a retiré`,
	done: (paid: number, collected: number, of: number) =>
		`${number(paid)} sur ${number(of)} ont payé, ${number(collected)} sur ${number(of)} ont retiré.`,
	take: (name: string) => `Enlever la commande de ${name}`,
	takeShort: 'Enlever',
	taken: 'Commande enlevée.',
	change: (name: string) => `Modifier la commande de ${name}`,
	changeShort: 'Modifier',
	changed: 'Commande modifiée.',
	save: 'Enregistrer',
	leave: 'Laisser comme c’était',
	upTo: (name: string) => `Jusqu’à, pour remplir un lot\u202f: ${name}`,
	find: 'Chercher un nom',
	entry: 'Saisir un bon sur papier',
	entryHint: 'Nom, quantités, numéro, puis Entrée. Le nom revient tout seul.',
	name: 'Nom',
	phone: 'Téléphone',
	pickup: 'Retrait',
	add: 'Ajouter',
	added: (name: string, n: number) => `${name}\u202f: noté. ${count(n, 'bon saisi', 'bons saisis')}.`,
	sheets: 'Feuilles à imprimer',
	sheetsHint: 'Faites sur ce téléphone, même sans réseau.',
	sheetNames: {
		supplier: 'Pour le fournisseur',
		households: 'Liste des foyers',
		pickup: 'Retrait, à signer',
		form: 'Bon vierge'
	},
	tables: { supplier: 'Tableau du fournisseur', households: 'Tableau des foyers' },
	missing:
		'Ce téléphone n’a pas encore de quoi imprimer. Ouvrez cette page une fois avec du réseau\u202f: ensuite, elle imprime partout.',
	printing: 'Un instant, la feuille se prépare…',
	printed: (name: string) => `${name}\u202f: la feuille est dans vos téléchargements.`,
	files: { supplier: 'fournisseur', households: 'foyers', pickup: 'retrait', form: 'bon-de-commande' }
} as const;
