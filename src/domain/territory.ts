/**
 * The kit of a territory, as the rest of the software sees it: what `territories/<id>/` says, read and checked.
 * A territory is a folder to copy (F17), so nothing outside that folder names a commune or a phone number.
 */

/** One commune. `insee` is its official code, a string because some begin with 0. */
export interface Commune {
	readonly insee: string;
	readonly name: string;
	readonly postal: readonly string[];
	readonly population: number;
	readonly lat: number;
	readonly lon: number;
	/** Inside the territory proper, or around it (people work, shop and carpool there). */
	readonly within: boolean;
	readonly hamlets: readonly string[];
}

/** Where one waits for a car. An ad says its name; the note only helps to choose (« tram B », « 12 places »). */
export interface MeetingPoint {
	readonly name: string;
	readonly note?: string | undefined;
}

/** A road between two neighbouring communes. Minutes by car are estimates that the association corrects. */
export interface Road {
	readonly a: string;
	readonly b: string;
	readonly minutes: number;
	/** The pass it goes over, if any. */
	readonly pass?: string | undefined;
	readonly closedInWinter: boolean;
}

export interface Pass {
	readonly name: string;
	readonly altitude: number;
}

export interface Summit {
	readonly name: string;
	readonly altitude: number;
	readonly lat: number;
	readonly lon: number;
}

export interface Category {
	/** Stable, lower-case, never shown: `wood`, `garden`… */
	readonly id: string;
	readonly label: string;
}

/** A person or office that can be reached. */
export interface Contact {
	readonly name: string;
	readonly phone: string;
	readonly email: string;
	readonly hours: string;
}

/** What the law asks a site to say about itself (LCEN, article 6 III), straight from the kit. */
export interface LegalNotice {
	readonly publisher: string;
	readonly legalForm: string;
	readonly address: string;
	readonly phone: string;
	readonly email: string;
	readonly director: string;
	readonly registration: string;
	readonly host: { readonly name: string; readonly address: string; readonly phone: string };
}

/** What a territory asks of newcomers. Nothing, unless its kit says so. */
export interface Moderation {
	/** So many first ads of somebody neither confirmed by a code nor vouched for are read before they appear. */
	readonly holdFirstAds: number;
}

/** When the letters about the board leave: a day of the week (0 is Sunday) for the weekly one, an hour of Paris for both. */
export interface LetterTime {
	readonly weekday: number;
	readonly hour: number;
}

export interface Territory {
	readonly id: string;
	/** The software's name here: "Sharetreuse". */
	readonly name: string;
	/** "la Chartreuse", with its article, to be used in sentences. */
	readonly place: string;
	/** "de Chartreuse", "de la Chartreuse": with its preposition. */
	readonly ofPlace: string;
	readonly tagline: string;
	readonly themeColour: string;
	readonly contact: Contact;
	readonly legal: LegalNotice;
	readonly moderation?: Moderation;
	/** On Thursday at seven, unless the kit says otherwise. */
	readonly letters?: LetterTime;
	readonly texts: { readonly welcome: string; readonly about: readonly string[]; readonly credits: readonly string[] };
	readonly categories: readonly Category[];
	readonly summits: readonly Summit[];
	readonly passes: readonly Pass[];
	readonly communes: readonly Commune[];
}

export const communeOf = (territory: Pick<Territory, 'communes'>, insee: string) =>
	territory.communes.find((commune) => commune.insee === insee);

/** True where two communes of the territory bear the same name, so that the department must be said too. */
const isAmbiguous = (territory: Pick<Territory, 'communes'>, commune: Commune) =>
	territory.communes.some((other) => other.name === commune.name && other.insee !== commune.insee);

/** The name to show: "Saint-Pierre-d'Entremont (73)" where the name alone would not say which. */
export function communeName(territory: Pick<Territory, 'communes'>, insee: string): string {
	const commune = communeOf(territory, insee);
	if (!commune) return insee;
	return isAmbiguous(territory, commune) ? `${commune.name} (${insee.slice(0, 2)})` : commune.name;
}
