/** What is wrong with a French text: jargon, typography, two words for one thing, sentences out of breath (A9). */

/** A letter before or after would make it another word; JavaScript's \b knows no accents. */
const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\d-])(?:${pattern})(?![\\p{L}\\d])`, 'iu');

/** Words of the trade or of elsewhere, and what is said here instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
	[word('synchronis\\p{L}*'), 'envoyer, mettre à jour'],
	[word('hors[- ]ligne|offline|hors connexion|mode avion'), 'sans réseau'],
	[word('en ligne|online'), 'avec du réseau, sur le panneau'],
	[word('log[- ]?in|log[- ]?out|se connecter|connectez-vous|identifiants?'), 's’inscrire'],
	[word('compte utilisateur|user|utilisat(eur|rice)s?'), 'vous, une personne'],
	[word('cache|cookie de session'), 'la copie de ce téléphone'],
	[word('serveurs?|base de données|back[- ]?end|front[- ]?end|API'), 'nous, le panneau'],
	[word('erreur \\d+|erreur interne|code d’erreur'), 'ce qui est arrivé et quoi faire'],
	[word('e-?mails?|mails?|mèls?'), 'courriel'],
	[word('newsletters?'), 'bulletin'],
	[word('upload\\p{L}*|télévers\\p{L}*|download\\p{L}*'), 'ajouter, recevoir'],
	[word('clique[rz]?|clic(s|quer|quez)?'), 'toucher'],
	[word('cliquer ici|ici même|lire plus'), 'dire où va le lien'],
	[word('digital\\p{L}*|numérique'), 'sur votre téléphone'],
	[word('post(er|ez|s)?|tweet\\p{L}*|like[rs]?'), 'publier, annonce'],
	[word('smartphones?|device|mobile'), 'téléphone'],
	[word('données personnelles|paramètres|paramétrer|configurer'), 'réglages, ce que vous nous dites'],
	[word('plateforme|solution|innovant\\p{L}*|écosystème|collaborati\\p{L}*'), 'le panneau'],
	[word('spam|bugs?|bug[gu]\\p{L}*|feedbacks?|OK|web|internaute'), 'un mot français'],
	[word('valider|soumettre|éditer|supprimer définitivement'), 'envoyer, enregistrer, modifier, effacer'],
	[word('veuillez|merci de bien vouloir|afin de|dans le cadre de|suite à'), 'dire la chose simplement'],
	[word('tu|toi|tes|ton|ta|te|t’'), 'vous']
];

/** One concept, one word. */
const GLOSSARY: readonly (readonly [RegExp, string])[] = [
	[word('petites? annonces?|publications?'), 'annonce'],
	[word('tableau d’affichage|le tableau|le mur|fil d’actualité'), 'panneau'],
	[word('conversations?|discussions?|tchats?|messageries?|boîte de réception'), 'échange'],
	[word('catégories?'), 'rubrique'],
	[word('types? d’annonces?'), 'genre'],
	[word('villes?|localités?'), 'commune'],
	[word('signalisation|dénoncer|rapporter'), 'signaler'],
	[word('ébauches?|esquisses?'), 'brouillon'],
	[word('contre-?parties?|paiement en retour'), 'en retour']
];
/** Said where the word means itself. */
const ALLOWED = [/Directeur de la publication/, /un paiement/, /Cette contrepartie ne va pas/];

const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
	[/'/, 'apostrophe droite\u202f: ’'],
	[/"/, 'guillemets droits\u202f: « »'],
	[/\.\.\./, 'trois points\u202f: …'],
	[/[^\u202f][;!?»]/, 'espace fine insécable avant ; ! ? »'],
	[/[^\u202f\d\s]:(?!\/\/)|[ \u00a0]:/, 'espace fine insécable avant :'],
	[/«[^\u202f]/, 'espace fine insécable après «'],
	[/\d (h|km|m|kg|€|signes)(?!\p{L})/u, 'espace insécable entre le nombre et ce qu’il compte'],
	[/ [ ]/, 'deux espaces'],
	[/\boe|Oe(?=u)/, 'œ']
];

/** A sentence ends with its point, or with the text. */
export const sentencesOf = (text: string) =>
	text
		.split(/(?<=[.!?…])\s+|\n+/)
		.map((sentence) => sentence.trim())
		.filter((sentence) => /\p{L}/u.test(sentence));
export const wordsOf = (sentence: string) => sentence.split(/[\s\u00a0\u202f]+/).filter((part) => /[\p{L}\d]/u.test(part));

export const LONGEST = 25;

/** Each thing wrong, as a line to read, with what to say instead. */
export function faultsOf(text: string): string[] {
	const allowed = ALLOWED.some((one) => one.test(text));
	const lists = allowed ? [TYPOGRAPHY] : [BANNED, GLOSSARY, TYPOGRAPHY];
	const found = lists.flat().flatMap(([pattern, better]) => {
		const met = pattern.exec(text);
		return met ? [`« ${met[0]} » → ${better}\u202f: ${text}`] : [];
	});
	const long = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > LONGEST);
	return [...found, ...long.map((sentence) => `${wordsOf(sentence).length} mots\u202f: ${sentence}`)];
}

export const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Groups of vowels, without the silent ending: near enough to compare texts. */
function syllablesOf(one: string): number {
	const plain = one.toLowerCase().replace(/(?<=\p{L}{2})(es|e|ent)$/u, '');
	return Math.max(1, plain.match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)?.length ?? 1);
}

/** Kandel and Moles' reading ease for French: 60 and more is easy, 80 and more very easy. */
export function easeOf(sentences: readonly string[]): number {
	const words = sentences.flatMap(wordsOf);
	const syllables = words.reduce((sum, one) => sum + syllablesOf(one), 0);
	return 207 - 1.015 * (words.length / sentences.length) - 73.6 * (syllables / words.length);
}
