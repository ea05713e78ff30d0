/** What is said of every kind of ad, each in its own words (`<kind>/words.ts`). */
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

export const OFFER = 'Offre';
export const REQUEST = 'Demande';
export const DAY = 'Le jour';
export const PLACES = 'Nombre de places';
