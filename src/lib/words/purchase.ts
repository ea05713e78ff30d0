/** A group purchase, as everybody reads it. */
import type { PhaseName } from '../../kinds/group-purchase/phase.ts';
import type { Measure } from '../../kinds/group-purchase/shape.ts';
import { count, number } from './common.ts';
import { euros } from './money.ts';

export const phases: Readonly<Record<PhaseName, { label: string; says: string }>> = {
	survey: { label: 'Sondage', says: 'Dites ce que vous prendriez\u202f: cela n’engage à rien.' },
	open: { label: 'Commandes ouvertes', says: 'Vous pouvez commander, changer ou annuler.' },
	prolonged: { label: 'Prolongé', says: 'Le seuil n’était pas atteint. On peut encore commander.' },
	completing: { label: 'On complète les lots', says: 'Vous pouvez prendre plus, mais plus rien enlever.' },
	closed: { label: 'Commandes closes', says: 'Les dernières commandes écrites à temps peuvent encore arriver.' },
	missed: { label: 'Seuil non atteint', says: 'Rien n’est commandé. L’achat sera prolongé ou abandonné.' },
	ordered: { label: 'Commandé', says: 'La commande est passée au fournisseur.' },
	pickup: { label: 'À retirer', says: 'C’est arrivé. Venez au lieu et au jour de votre retrait.' },
	settled: { label: 'Terminé', says: 'Tout est retiré et réglé.' },
	abandoned: { label: 'Abandonné', says: 'Cet achat ne se fera pas. Rien n’est dû.' }
};

const MEASURED: Readonly<Record<Measure, (n: number) => string>> = {
	packs: (n) => count(n, 'lot plein', 'lots pleins'),
	units: (n) => count(n, 'unité', 'unités'),
	households: (n) => count(n, 'foyer', 'foyers'),
	cents: euros
};
/** « 3 lots pleins », « 1 200,00 € ». */
export const measured = (measure: Measure, n: number) => MEASURED[measure](n);

export const purchase = {
	title: 'L’achat',
	threshold: (what: string) => `On commande à partir de ${what}.`,
	progress: (measure: Measure, have: number, amount: number) =>
		`${measure === 'cents' ? euros(have) : number(have)} sur ${measured(measure, amount)}`,
	left: (what: string) => `Il manque encore ${what}.`,
	reached: 'Le seuil est atteint.',
	households: (n: number) => count(n, 'foyer a commandé', 'foyers ont commandé'),
	/** « copie de 14 h 05 ». */
	asOf: (copy: string) => `D’après la ${copy}.`,
	products: 'Ce que l’on commande',
	unitPrice: (price: string, unit: string) => `${price} (${unit})`,
	estimated: 'prix estimé',
	final: 'prix définitif',
	fromQuantity: (n: number, price: string) => `${price} à partir de ${number(n)}`,
	next: (left: number, price: string) => `Encore ${number(left)} et le prix passe à ${price}.`,
	ordered: (n: number) => `${number(n)} en tout.`,
	packs: (all: number, full: number, size: number, missing: number) =>
		`${number(all)} en tout\u202f: ${count(full, 'lot plein', 'lots pleins')} de\u00a0${number(size)}${missing > 0 ? `, il en manque ${number(missing)} pour le suivant` : ''}.`,
	soldBy: (size: number) => `Vendu par lots de\u00a0${number(size)}`,
	least: (n: number) => `au moins ${number(n)} par foyer`,
	step: (n: number) => `de ${number(n)} en ${number(n)}`,
	most: (n: number) => `${number(n)} disponibles en tout`,
	short: (n: number) => `Il en manque ${number(n)}\u202f: premiers écrits, premiers servis.`,
	practical: 'Dates et lieux',
	surveyUntil: 'Sondage jusqu’au',
	closes: 'Commander jusqu’au',
	from: 'On commande à partir de',
	delivery: 'Livraison prévue',
	pickups: 'Retrait',
	supplier: 'Fournisseur',
	organiser: 'Qui organise',
	transport: 'Transport',
	transportOf: (cents: number, split: string) => (cents === 0 ? split : `${euros(cents)}, ${split.toLowerCase()}`),
	communes: 'Pour les habitants de',
	money: 'Comment on paie',
	cancellation: 'Si vous changez d’avis',
	neither: (name: string) =>
		`${name} n’achète ni ne vend, et aucun argent ne passe par ici. On réunit des commandes, chacun paie comme il est dit.`
} as const;
