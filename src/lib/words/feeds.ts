/** What is said of the board beyond it: feeds, other sites, social networks. */
export const feeds = {
	atom: 'Les annonces (Atom)',
	json: 'Les annonces (JSON)',
	calendar: 'Les annonces qui ont une date (iCalendar)',
	everything: 'Toutes les annonces',
	/** In place of a number or an address that somebody typed in a text. */
	contact: '(à demander sur le panneau)',
	professional: 'Annonce d’un professionnel.',
	until: (day: string) => `Sur le panneau jusqu’au ${day}.`,
	licence: 'Ces textes sont à leurs auteurs. On peut les reprendre avec un lien vers l’annonce, tant qu’elle est sur le panneau.'
} as const;

export const embed = {
	title: (place: string) => (place ? `Annonces des voisins\u202f: ${place}` : 'Annonces des voisins'),
	none: 'Rien sur le panneau pour l’instant.',
	all: (n: number) => (n > 1 ? `Voir les ${n} annonces sur le panneau` : 'Voir le panneau'),
	publish: 'Publier une annonce'
} as const;
