/** Organising a group purchase: the questions of the form. */
import type { Model } from '../../kinds/group-purchase/begin.ts';
import type { Measure, Split } from '../../kinds/group-purchase/shape.ts';

interface ModelWords {
	readonly label: string;
	readonly hint: string;
	readonly name: string;
	readonly unit: string;
}

export const models: Readonly<Record<Model, ModelWords>> = {
	pellets: { label: 'Granulés de bois', hint: 'Par palettes de 65 sacs', name: 'Granulés de bois', unit: 'sac de 15\u00a0kg' },
	flour: { label: 'Farine', hint: 'Au moulin, par sacs', name: 'Farine de blé T80', unit: 'sac de 25\u00a0kg' },
	fuel: { label: 'Fioul', hint: 'Une tournée de camion', name: 'Fioul domestique', unit: 'litre' },
	citrus: { label: 'Agrumes', hint: 'Par cartons, l’hiver', name: 'Oranges à jus', unit: 'carton de 10\u00a0kg' },
	other: { label: 'Autre chose', hint: 'Plants, chaux, bocaux…', name: '', unit: 'pièce' }
};

export const measures: Readonly<Record<Measure, string>> = {
	packs: 'lots pleins',
	units: 'unités en tout',
	households: 'foyers',
	cents: 'euros en tout'
};

export const splits: Readonly<Record<Split, { label: string; hint: string }>> = {
	none: { label: 'Compris dans les prix', hint: 'Ou pris en charge par qui vend' },
	household: { label: 'À parts égales', hint: 'Chaque foyer paie autant' },
	unit: { label: 'Selon les quantités', hint: 'Qui prend plus paie plus' }
};

export const purchaseForm = {
	title: 'Les commandes',
	begin: 'Que commande-t-on\u202f?',
	beginHint: 'Choisissez ce qui s’en approche\u202f: tout se change ensuite.',
	without: 'Vous pouvez aussi vous en passer\u202f: on vous répondra par message.',
	drop: 'Enlever la liste des commandes',
	unreadable: 'Cette liste de commandes vient d’une autre version. Elle est gardée telle quelle.',
	products: 'Produits',
	product: (n: number) => `Produit ${n}`,
	name: 'Nom du produit',
	unit: 'On compte en',
	unitHint: 'Par exemple\u202f: sac de 15\u00a0kg, carton, litre, stère',
	price: 'Prix d’une unité',
	priceHint: 'En euros. Un prix estimé suffit pour commencer.',
	final: 'Ce prix est définitif',
	pack: 'Vendu par lots de',
	packHint: 'Une palette de 65\u00a0sacs\u202f: 65. À l’unité\u202f: 1.',
	more: 'Minimum, quantité disponible, prix par quantité',
	least: 'Minimum par foyer',
	step: 'On commande de … en …',
	stepHint: '1 si chacun prend ce qu’il veut.',
	most: 'Disponible en tout',
	priceSteps: 'Prix par quantité',
	priceStepsHint: 'Si le prix baisse quand on commande beaucoup ensemble.',
	from: 'À partir de',
	fromOf: (n: number) => `Palier ${n}, à partir de`,
	stepPriceOf: (n: number) => `Palier ${n}, prix`,
	addStep: 'Ajouter un palier',
	removeStep: (n: number) => `Enlever le palier ${n}`,
	addProduct: 'Ajouter un produit',
	removeProduct: (name: string) => `Enlever ${name}`,
	thisProduct: 'ce produit',
	supplier: 'Fournisseur',
	supplierHint: 'Chez qui l’on achète.',
	threshold: 'On commande si l’on atteint',
	thresholdHint: 'En dessous, rien ne part tout seul\u202f: vous prolongez ou vous abandonnez.',
	measure: 'Compté en',
	closes: 'Dernier jour pour commander',
	closesHint: 'Une commande écrite à temps compte, même si le réseau la retarde.',
	closesHour: 'Jusqu’à quelle heure',
	delivery: 'Livraison prévue',
	pickups: 'Où l’on retire',
	pickup: (n: number) => `Retrait ${n}`,
	place: 'Lieu',
	placeHint: 'Un lieu que tout le monde connaît. Pas votre adresse\u202f: tout le monde lit cette annonce.',
	day: 'Jour',
	slot: 'Heure',
	slotHint: 'Par exemple\u202f: de 9\u00a0h à midi',
	addPickup: 'Ajouter un lieu de retrait',
	removePickup: (place: string) => `Enlever ${place}`,
	thisPickup: 'ce retrait',
	transport: 'Le transport',
	transportPrice: 'Prix du transport, en tout',
	payment: 'Comment on paie',
	paymentHint: 'À qui, quand, comment. L’argent ne passe jamais par ici.',
	paymentExample: 'Par exemple\u202f: chacun paie le fournisseur par chèque, le jour du retrait.',
	rest: 'Sondage, annulation, communes, délai',
	survey: 'Commencer par un sondage, jusqu’au',
	surveyHint: 'D’ici là, les réponses n’engagent personne.',
	cancellation: 'Si l’on change d’avis',
	cancellationHint: 'Ce que vous acceptez, et jusqu’à quand.',
	grace: 'Heures de délai après la fin',
	graceHint: 'Pour les commandes écrites à temps là où il n’y a pas de réseau.',
	communes: 'Réservé à certaines communes',
	communesHint: 'Laissez vide pour accueillir tout le monde.',
	addCommune: 'Ajouter une commune',
	removeCommune: (name: string) => `Enlever ${name}`,
	choose: 'Choisir…'
} as const;
