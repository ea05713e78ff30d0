/** What this phone keeps, what it cannot keep, and what may be erased without asking. */
import type { StoreTrouble } from '../../domain/store-trouble.ts';
import { count } from './common.ts';

interface TroubleWords {
	readonly title: string;
	readonly text: string;
	/** On a page for writing, before the first letter. */
	readonly writing: string;
}

export const troubleWords: Readonly<Record<StoreTrouble, TroubleWords>> = {
	blocked: {
		title: 'Ce téléphone ne garde rien pour l’instant',
		text: 'Vous pouvez lire le panneau avec du réseau. Une fenêtre privée ou un réglage du navigateur en est souvent la cause.',
		writing:
			'Ce que vous écrirez ici sera perdu si vous fermez la page. Ouvrez plutôt le panneau dans une fenêtre ordinaire, ou appelez-nous.'
	},
	full: {
		title: 'Ce téléphone n’a plus de place',
		text: 'Vous pouvez lire le panneau avec du réseau. Ce qui était gardé l’est encore. Effacez quelques photos ou vidéos\u202f: tout reprendra seul.',
		writing: 'Ce que vous écrirez ici ne sera peut-être pas gardé. Faites d’abord de la place, ou appelez-nous.'
	}
};

export const forgotten = {
	title: 'Ce téléphone a oublié qui vous êtes',
	text: 'Le navigateur a effacé ce qu’il gardait\u202f: votre nom, vos brouillons, vos échanges. Cela arrive quand la place manque, ou après une longue absence.',
	left: 'Vos annonces publiées sont toujours sur le panneau. Pour les retrouver à votre nom, appelez-nous.',
	again: 'M’inscrire de nouveau',
	understood: 'J’ai compris'
} as const;

export const keeping = {
	title: 'Ce que ce téléphone garde',
	ads: (n: number) => count(n, 'annonce du panneau', 'annonces du panneau'),
	drafts: (n: number) => count(n, 'brouillon', 'brouillons'),
	waiting: (n: number) => count(n, 'texte à envoyer', 'textes à envoyer'),
	size: (bytes: number) => `${megabytes(bytes)} en tout`,
	persistent: 'Le navigateur a promis de ne rien effacer sans vous demander.',
	notPersistent: 'Le navigateur peut effacer tout cela si la place vient à manquer.',
	refused: 'Nous lui avons demandé de tout garder\u202f: il préfère attendre de mieux connaître ce site. Rien n’est perdu.',
	apple: 'Un iPhone ou un iPad efface tout après sept jours sans visite. Pas si le panneau est sur l’écran d’accueil.',
	install: 'Le mettre sur l’écran d’accueil',
	version: (name: string) => `Version ${name}`
} as const;

/** « 34 ko », « 1,4 Mo ». */
export const weight = (bytes: number): string =>
	bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1_000))}\u00a0ko` : megabytes(bytes);

function megabytes(bytes: number): string {
	const tenths = Math.max(1, Math.round(bytes / 100_000));
	return `${String(tenths / 10).replace('.', ',')}\u00a0Mo`;
}
