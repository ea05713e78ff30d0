/** What each kind of ad is called, and how its form speaks. */
import type { KindName } from '../../domain/kinds/index.ts';
import type { Counterpart, Side } from '../../domain/kinds/kind.ts';

interface SideWords {
	/** The short word on the note. */
	readonly word: string;
	/** What the author says when choosing: « Je donne ». */
	readonly say: string;
	/** A title somebody could have written. */
	readonly example: string;
}

export interface KindWords {
	readonly label: string;
	readonly plural: string;
	/** One line, when choosing a kind. */
	readonly hint: string;
	readonly offer: SideWords;
	readonly request: SideWords;
	/** What the day means for this kind. */
	readonly day: string;
	readonly places: string;
}

const OFFER = 'Offre';
const REQUEST = 'Demande';
const day = 'Le jour';
const places = 'Nombre de places';

export const kindWords: Readonly<Record<KindName, KindWords>> = {
	service: {
		label: 'Service',
		plural: 'Services',
		hint: 'Garder un chat, réparer un vélo, lire un courrier',
		offer: { word: OFFER, say: 'Je rends service', example: 'Je répare les vélos à Sarcenas' },
		request: { word: REQUEST, say: 'J’ai besoin d’un service', example: 'Qui peut nourrir mes poules en juillet\u202f?' },
		day,
		places
	},
	'work-party': {
		label: 'Coup de main',
		plural: 'Coups de main',
		hint: 'Rentrer du bois, monter un mur, ramasser les pommes',
		offer: { word: OFFER, say: 'Je viens aider', example: 'Deux bras libres le samedi' },
		request: { word: REQUEST, say: 'Je cherche de l’aide', example: 'Trois stères de bois à rentrer, repas offert' },
		day: 'Le jour du chantier',
		places: 'Combien de personnes'
	},
	lesson: {
		label: 'Cours',
		plural: 'Cours',
		hint: 'Maths, accordéon, tricot, taille des arbres',
		offer: { word: OFFER, say: 'J’enseigne', example: 'Initiation à l’accordéon diatonique' },
		request: { word: REQUEST, say: 'Je veux apprendre', example: 'Aide en maths pour une élève de troisième' },
		day: 'Le jour du cours',
		places
	},
	carpool: {
		label: 'Covoiturage',
		plural: 'Covoiturages',
		hint: 'Une fois ou toutes les semaines',
		offer: { word: OFFER, say: 'Je conduis', example: 'Saint-Pierre vers Grenoble, mardi matin' },
		request: { word: REQUEST, say: 'Je cherche une place', example: 'Une place pour Chambéry le jeudi' },
		day: 'Le jour du trajet',
		places: 'Places dans la voiture'
	},
	loan: {
		label: 'Prêt',
		plural: 'Prêts',
		hint: 'Un outil, une remorque, des raquettes',
		offer: { word: OFFER, say: 'Je prête', example: 'Remorque 500\u00a0kg à prêter' },
		request: { word: REQUEST, say: 'Je cherche à emprunter', example: 'Qui prêterait un broyeur un week-end\u202f?' },
		day: 'À partir du',
		places
	},
	gift: {
		label: 'Don',
		plural: 'Dons',
		hint: 'Ce qui ne sert plus chez vous servira à côté',
		offer: { word: OFFER, say: 'Je donne', example: 'Poêle à bois, à venir chercher' },
		request: { word: REQUEST, say: 'J’aimerais recevoir', example: 'Cherche bocaux vides' },
		day,
		places
	},
	swap: {
		label: 'Échange',
		plural: 'Échanges',
		hint: 'Une chose contre une autre, une heure contre une heure',
		offer: { word: OFFER, say: 'J’ai quelque chose à échanger', example: 'Plants de tomates contre pots de miel' },
		request: { word: REQUEST, say: 'Je cherche, contre autre chose', example: 'Cherche du fumier contre du foin' },
		day,
		places
	},
	'group-purchase': {
		label: 'Achat groupé',
		plural: 'Achats groupés',
		hint: 'Granulés, farine, agrumes\u202f: à plusieurs, le camion monte',
		offer: { word: OFFER, say: 'J’organise un achat', example: 'Granulés de bois, livraison au Sappey' },
		request: { word: REQUEST, say: 'Je cherche à me joindre', example: 'Qui commande des agrumes cet hiver\u202f?' },
		day: 'Le dernier jour pour commander',
		places
	},
	'lost-found': {
		label: 'Perdu, trouvé',
		plural: 'Perdu, trouvé',
		hint: 'Un gant, un chat, des clés',
		offer: { word: 'Trouvé', say: 'J’ai trouvé', example: 'Clés trouvées au col de Porte' },
		request: { word: 'Perdu', say: 'J’ai perdu', example: 'Chatte grise perdue au Habert' },
		day,
		places
	}
};

export const sideWords: Readonly<Record<Side, { label: string; plural: string }>> = {
	offer: { label: 'Offre', plural: 'Offres' },
	request: { label: 'Demande', plural: 'Demandes' }
};

export const counterpartWords: Readonly<Record<Counterpart, { label: string; hint: string }>> = {
	free: { label: 'Gratuit', hint: 'Sans rien attendre' },
	thanks: { label: 'Un merci', hint: 'Un pot de confiture ou un sourire' },
	swap: { label: 'Un échange', hint: 'À convenir entre vous' },
	'cost-sharing': { label: 'Partage des frais', hint: 'Les frais réels, sans bénéfice' }
};
