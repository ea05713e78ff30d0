/** Whole-page errors: what happened, that nothing is lost, what to do. */
export interface PageError {
	readonly title: string;
	readonly text: string;
	readonly wayOut: string;
}

const KEPT = 'Rien de ce que vous avez écrit n’est perdu.';

export const errorPages = {
	missing: {
		title: 'Il n’y a rien à cette adresse',
		text: 'L’annonce a peut-être été retirée, ou l’adresse est mal recopiée.',
		wayOut: 'Cherchez sur le panneau.'
	},
	gone: {
		title: 'Cette annonce n’est plus là',
		text: 'La personne qui l’avait écrite l’a retirée.',
		wayOut: 'D’autres attendent sur le panneau.'
	},
	unreachable: {
		title: 'Cette page n’est pas encore sur ce téléphone',
		text: `Le réseau a manqué au mauvais moment. ${KEPT}`,
		wayOut: 'Le panneau, lui, est là. Réessayez d’ici un moment.'
	},
	broken: {
		title: 'Quelque chose s’est cassé chez nous',
		text: `Ce n’est pas votre faute. ${KEPT}`,
		wayOut: 'Réessayez. Si cela recommence, appelez-nous.'
	}
} as const satisfies Record<string, PageError>;

/** The page for an HTTP status, without ever saying the number. */
export function errorPage(status: number): PageError {
	if (status === 404) return errorPages.missing;
	if (status === 410) return errorPages.gone;
	return status === 503 || status === 504 || status === 0 ? errorPages.unreachable : errorPages.broken;
}
