/** What is printed of a group purchase. */
import type { Split } from '../../kinds/group-purchase/shape.ts';
import { count } from './common.ts';

export const sheets = {
	neither: (name: string) => `${name} met en relation, rien de plus\u202f: ni acheteur, ni vendeur, ni caissier.`,
	printedOn: (day: string) => `Imprimé le ${day}`,
	page: (n: number, of: number) => `Page ${n} sur ${of}`,
	organiser: 'Organisé par',
	supplier: 'Fournisseur',
	delivery: 'Livraison prévue',
	closing: 'Dernier jour pour commander',
	payment: 'Comment on paie',
	cancellation: 'Si vous changez d’avis',
	transport: 'Transport',
	split: {
		none: 'compris dans les prix',
		household: 'partagé à parts égales entre les foyers',
		unit: 'partagé selon les quantités'
	} satisfies Record<Split, string>,
	estimated: 'prix estimé',
	product: 'Produit',
	unit: 'Unité',
	quantity: 'Quantité',
	packs: 'Lots',
	price: 'Prix',
	sum: 'Somme',
	total: 'Total',
	name: 'Nom',
	phone: 'Téléphone',
	commune: 'Commune',
	order: 'Commande',
	pickup: 'Retrait',
	toPay: 'À payer',
	paid: 'Payé',
	collected: 'Retiré',
	signature: 'Signature',
	note: 'Remarque',
	upTo: 'Jusqu’à',
	upToHint: 'Jusqu’à\u202f: ce que vous accepteriez de prendre en plus, pour compléter un lot.',
	packsOf: (full: number, loose: number, size: number) =>
		size <= 1
			? '–'
			: `${count(full, 'lot', 'lots')} de\u00a0${size}${loose > 0 ? ` et ${count(loose, 'unité seule', 'unités seules')}` : ''}`,
	least: (n: number, step: number) => (step > 1 ? `au moins ${n}, de ${step} en ${step}` : `au moins ${n}`),
	items: (n: number, name: string) => `${n}\u00a0×\u00a0${name}`,
	products: 'Produits',
	included: 'compris dans «\u202fÀ payer\u202f»',
	changed: (asked: number) => `(demandé\u202f: ${asked})`,
	households: (n: number) => count(n, 'foyer', 'foyers'),
	supplierTitle: 'Commande pour le fournisseur',
	householdsTitle: 'Liste des foyers',
	pickupTitle: 'Feuille de retrait',
	pickupUnknown: 'Retrait à préciser',
	formTitle: 'Bon de commande',
	formIntro: (name: string, day: string) => `À rendre à ${name}, au plus tard le ${day}.`,
	formName: 'Nom et prénom',
	formPickup: 'Je viendrai chercher ma commande',
	formSignature: 'Date et signature',
	formPrivacy: (days: number) =>
		`Votre nom et votre numéro servent à cet achat seulement. Ils sont effacés ${days} jours après la fin.`
} as const;
