/**
 * How much an ad looks like those of people who write from far away to everybody (I11). Signs are weighed, not counted
 * as proofs: an ad that is suspicious is looked at by somebody, never refused by this. Wording and weights were chosen
 * on `tests/fixtures/spam/tuning.tsv` and are checked on `check.tsv` beside it. Scams written after the words were chosen
 * were noticed four times out of five: new ones get by until their words are added, and reports are for those.
 */
import type { AdText } from '../ad.ts';
import { plain } from '../text-hints/plain.ts';
import type { FormSign } from '../form-signs.ts';

export const SIGNS = [
	'money-sent',
	'credit',
	'easy-money',
	'legacy',
	'from-abroad',
	'occult',
	'adult',
	'prize',
	'forged',
	'cure',
	'web-trade',
	'trading',
	'network-selling',
	'goods-from-far',
	'big-money',
	'pushed',
	'promised',
	'sent-from-afar',
	'papers',
	'charms',
	'trade',
	'english',
	'far-away-number',
	'elsewhere-only',
	'private-address',
	'link',
	'short-link',
	'shouting',
	'alike',
	'hasty',
	'trap'
] as const;
export type Sign = (typeof SIGNS)[number];

/** What is known of an ad beside its own words. */
export interface Around {
	/** Other ads of nearly the same words, whoever wrote them. */
	readonly alike: number;
	readonly form: readonly FormSign[];
}
export const NOTHING_AROUND: Around = { alike: 0, form: [] };

/** From here on somebody looks first. No sign of the form, and no link or number, is enough by itself. */
export const SUSPICIOUS = 2;

/** Each pattern found adds its weight, once. */
const WORDS: readonly (readonly [Sign, number, RegExp])[] = [
	['money-sent', 3, /\b(?:western ?union|moneygram|mandat cash|transcash|neosurf|pcs\b|recharges? pcs|billets indetectables)/],
	[
		'money-sent',
		2,
		/\bfrais (?:de |d')?(?:transporteur|transport|notaire|port|expedition|douane|livraison)\b|\bpayez juste la livraison\b|\ben proche\b|\bentre proches\b/
	],
	[
		'money-sent',
		2,
		/\bcheque (?:d'avance|de banque)\b|\b(?:virement|paiement|reglement) (?:d'avance|avant)|\bapres (?:virement|paiement)\b|\bavant envoi\b/
	],
	[
		'credit',
		2,
		/\bprets? (?:d'argent|entre particuliers?|de \d|rapide|serieux)|\boctroi\w*|\bcredits? (?:rapide|allant|sans|pour tous|entre)|\bfinancement/
	],
	[
		'credit',
		1,
		/\btaux (?:de )?\d|\binterdits? bancaires?|\bfiches? banque|\bsans (?:justificatif|frais ni protocole)|\bdossier accepte/
	],
	[
		'easy-money',
		2,
		/\bgagn(?:ez|er) \d[\d ]*|\b\d[\d ]{2,} ?(?:€|euros?) (?:par|mensuels?|deviennent)|\bgains? (?:garantis?|illimites?)|\brevenus? illimites?|\bdoublez\b|\brendement garanti/
	],
	[
		'easy-money',
		1,
		/\bsans experience\b|\baucun diplome\b|\b(?:depuis|de) chez vous\b|\b(?:a|depuis votre) (?:domicile|la maison)\b.*\d|\bcomplement de revenu/
	],
	[
		'legacy',
		2,
		/\bphase terminale\b|\bmaladie incurable\b|\bgravement malade\b|\bavant (?:sa|ma) mort\b|\bleguer\b|\bma fortune\b|\bdefunt mari\b|\bcause maladie\b|\bsuite (?:a mon|au) (?:avc|deces)/
	],
	[
		'legacy',
		2,
		/\b(?:personne|ame) (?:de confiance|honnete|croyante|genereuse)\b|\bcontact(?:ez)? (?:mon|son|me) (?:notaire|avocat)\b|\bheritage de \d/
	],
	[
		'from-abroad',
		1,
		/\b(?:suis|mission|vis|reside|proprietaire|bloque) (?:actuellement )?(?:a l'etranger|en ecosse|au canada|a londres|en cote d'ivoire|en mission)\b/
	],
	[
		'occult',
		2,
		/\b(?:marabout|grand voyant|grand medium|medium africain|guerisseur|desenvoutement|envoutement|portefeuille magique|multiplication d'argent)\b/
	],
	[
		'occult',
		2,
		/\bretour (?:de l'etre aime|d'affection)\b|\bvotre amour\b|\bresultats? (?:garantis?|rapides?)\b|\bvoyance gratuite\b/
	],
	['adult', 2, /\b(?:coquine|escort|naturiste|torrides?|plan d'un soir|relation serieuse|femme discrete|sex\w*)\b/],
	[
		'adult',
		2,
		/\bdiscretion assuree\b|\bphotos et videos\b|\bvois mes photos\b|\bjeune femme (?:seule|douce)\b|\brecoit ou se deplace\b/
	],
	['prize', 2, /\bcliquez\b|\bfelicitations\b|\bvous (?:etes le gagnant|avez ete selectionne)|\bbon de bienvenue\b|\bbonus\b/],
	[
		'prize',
		2,
		/\beligibilite\b|\brappel gratuit\b|\b(?:stock|quantite|offre|places?) limitee?\b|\baujourd'hui seulement\b|\bpromotion exceptionnelle\b|\bexpire\b|\bsans engagement\b(?=.*\b(?:appelez|cliquez)\b)/
	],
	['prize', 1, /-\s?\d\d ?%|\ba 1 (?:€|euro)\b|\b100 % de vos\b|\boffre reservee\b/],
	[
		'forged',
		3,
		/\bfaux billets\b|\bpermis (?:b,|de conduire sans|sans examen|enregistre)|\bsans (?:passer d')?examen\b|\bcartes? d'identite,|\bcopies? de billets\b/
	],
	['cure', 2, /\b(?:viagra|cialis|sans ordonnance|pilule (?:naturelle|miracle)|livraison discrete)\b/],
	['cure', 2, /\bperdez \d+ ?kg\b|\bminceur rapide\b|\bsans effort\b/],
	[
		'web-trade',
		2,
		/\breferencement google\b|\bpremiere page\b|\bbacklinks?\b|\bguest post|\babonnes instagram\b|\bplus de clients\b|\b(?:website )?traffic\b/
	],
	['web-trade', 3, /\biptv\b|\bnetflix a vie\b|\bcompte netflix\b/],
	['trading', 2, /\b(?:bitcoins?|crypto[- ]?\w*|forex|trading|options binaires|pronostics vip|casino|methode infaillible)\b/],
	['trading', 1, /\btelegram\b|\bt\.me\b|\brobot\b|\bgroupe vip\b|\b9\d % de reussite\b/],
	[
		'network-selling',
		2,
		/\bmlm\b|\bvente en reseau\b|\bma team\b|\blien en bio\b|\bvotre propre patron\b|\bcomplements? alimentaires?\b/
	],
	[
		'goods-from-far',
		2,
		/\bsous blister\b|\bdestockage\b|\bprix casse|\bneufs? jamais ouvert|\bneuve? jamais ouverte|\bcause double cadeau\b|\benvoi (?:chronopost|le jour meme)\b|\bdhl\b/
	],
	['goods-from-far', 2, /\bvisa (?:schengen|canada)\b|\btransfert d'argent\b|\bvers tous pays\b|\bcles seront envoyees\b/],
	[
		'english',
		2,
		/\b(?:loan|million dollars|usd|charity|dear friend|hello dear|earn money|business (?:proposal|opportunity)|email me|contact us|cheap|best price)\b/
	]
];

/**
 * Broad families of words. Neighbours use them too, one at a time; a text that pushes, promises, speaks of much money and
 * sends elsewhere is no neighbour's. So each different word counts for one, two at the most for a family.
 */
const FAMILIES: readonly (readonly [Sign, RegExp])[] = [
	[
		'big-money',
		/\b\d{1,3}(?:[ .]\d{3})+ ?(?:€|euros?)|\bmillions?\b|\bmillionnaires?\b|\b(?:prets?|credits?) (?:personnels?|immediats?)|\brachat de credits?|\bliquidites?\b|\bfinanc(?:ement|iere?|ier)s?\b|\bfund(?:s|ing)?\b|\binvesti(?:s|sseurs?|ssement|ssez)\b|\brapportent\b|\b\d+ ?(?:€|euros?) par (?:jour|semaine|mois)\b|\brentes\b|\briches?\b|\bmensualites\b|\bbenefices?\b|\bargent facile\b|\bgagner de l'argent\b|\bpaypal\b|\bwestern\b|\bcoupon\b|\b(?:paiement|payez?) (?:en )?especes\b|\bd'avance\b|\bavances de \d|\bsortir \d|\bchequ?es? cadeaux\b|\bprime de l'etat\b|\bcomptant\b|\bjetons?\b(?=.*\bsortie\b)|\bchomage\b|\btransferer?\b|\bpar virement\b|\bloyer\b/g
	],
	[
		'pushed',
		/\b(?:commandez|inscrivez|cliquez|reclamez|profitez|contactez|obtenez|rejoignez|decouvrez|gagnez|devenez|quittez|regroupez|touchez|recevez|verifiez|testez|comparez|economisez|versez|remplissez|investissez|apply|click|call|get|sign up)\b|\blaissez votre (?:mail|numero|adresse)|\bcommande sur\b|\bvite\b|\bappelez le \+|\bvous rappelle\b|\bcontact ?:|\becrire a \S+@|\breponse (?:sous|confidentielle|rapide|immediate)|\bcode parrain\b|\bappelez tout de suite\b|\bachetez\b|\bclaim\b|\bcongratulations\b(?=.*\b(?:selected|card)\b)|\bviens discuter\b|\bpayez\b|\bmerci d'ecrire a\b/g
	],
	[
		'promised',
		/\bgaranti\w*|\bimbattables?\b|\billimite\w*|\bimmediat\w*|\bauthentiques?\b|\b(?:stock|places?|quantites?) (?:limite\w*|restreint\w*)|\bsans (?:caution|permis|dossier|engagement|justificatif|collateral|effort|examen|risque)\b|\beligibles?\b|\bsecret des?\b|\ben (?:\d+|trois|sept|un) (?:jours?|mois|heures?)\b|\bsous \d+ ?h\w*|\bofferte?\b|\bprofessionnel\b|\bpuissant\b|\ba vie\b|\bpreuves\b|\btire\w* au sort\b|\bbravo\b|\bvotre lot\b|\bsubventionne\w*|\bgratuitement\b|\bvue?s? a la tele\b|\brevele\b|\bseo\b|\bebook\b|\bdropshipping\b|\binstant\b|\bassure\b|\bagrees?\b|\bresultat visible\b|\bpremiere question\b|\bselected\b|\bx\d{2,}\b|\bpromotion\b/g
	],
	[
		'sent-from-afar',
		/\b(?:livraison|livrees?|livres) (?:par|partout|en|gratuite)|\btransitaire\b|\bexpedie\b|\bmondial relay\b|\bport compris\b|\bpar courrier\b|\bdirect usine\b|\barrivage\b|\ba votre charge\b|\b(?:benin|lome|togo|abidjan|dakar|cotonou|nigeria|londres|madrid|ecosse|canada|etranger)\b|\bde passage dans\b|\bdans votre pays\b|\bjamais deballe|\bneufs? \d+ ?€|\bque dieu\b|\bdubai\b|\bbelgique\b|\bde passage\b|\bdes reception\b|\bje cede gratuitement\b/g
	],
	[
		'papers',
		/\bpasseports\b|\bmariage blanc\b|\bcarte de sejour\b|\bnationalite\b|\bvisa\b|\btitres? de sejour et\b|\bcasier\b|\bhacke\w+|\bespionn\w+|\bpiratage\b|\bdocuments\b|\brecuperation de comptes\b/g
	],
	[
		'charms',
		/\brituels?\b|\bvoyance\b|\bmedium\b|\bvotre avenir\b|\b0 89\d|\bla minute au\b|\bwebcam\b|\bblonde\b|\bmagie (?:blanche|noire|rouge)|\bfais revenir\b|\bvous a quitte\b|\bmes charmes\b|\bhomme genereux\b|\bmonnaie\b|\bbrule-graisse\b|\bgelules\b|-\d+ kilos/g
	]
];

/** Said by every shop, and by many neighbours. */
const TRADE =
	/€|\beuros?\b|\$|\bgratuite?s?\b|\bservice gratuit\b|\bprix\b|\bpromo\w*|\bclients?\b|\ben direct\b|\bdevis\b|\bconseillers?\b|\bargent\b|\bachet\w+/;

const CAPITALS = { letters: 20, share: 0.6 };
const LINK = /\bhttps?:\/\/[^\s]+|\bwww\.[^\s]+/gi;
/** What a mairie, a school or a farm of the valley has; anything else is from further. */
const NEAR_DOMAIN = /^(?:https?:\/\/)?[^/\s]+\.(?:fr|org|com|net|eu)(?:[/:?#]|[.,;]?$)/i;
const isFar = (link: string) => !NEAR_DOMAIN.test(link);
const SHORTENED = /\b(?:bit\.ly|tinyurl\.com|t\.me|goo\.gl|cutt\.ly|is\.gd|linktr)\b/i;
const FAR_NUMBER = /(?<![\d.])(?:\+|00)(?!33)[1-9]\d{0,2}[\s.\d]{7,14}/;
const MAILBOX = /[\w.+-]{1,64}@(?:gmail|yahoo|hotmail|outlook|protonmail)\.\w{2,3}\b/i;
const ELSEWHERE =
	/\bwhatsapp\b.{0,4}[\d+]|\bcanal telegram\b|\bsms uniquement\b|\b(?:uniquement|seulement|adresse privee|que) (?:par|a|:)? ?(?:mail|courriel|whatsapp)|\b(?:mail|courriel|whatsapp) uniquement\b|\buniquement par mail\b|\btelegram ?:? ?@|@\w+ ?(?:sur )?telegram|\bme joindre sur mon mail\b/;
const ENGLISH = /\b(?:the|you|your|and|we|our|with|my|is|for|to|of|need|here)\b/g;

export interface Suspicion {
	readonly score: number;
	/** Each once, heaviest first. */
	readonly signs: readonly Sign[];
}

export function suspicionOf({ title, text }: Pick<AdText, 'title' | 'text'>, around: Around = NOTHING_AROUND): Suspicion {
	const raw = `${title}. ${text}`;
	const read = plain(raw);
	const found = new Map<Sign, number>();
	const add = (sign: Sign, weight: number) => void found.set(sign, (found.get(sign) ?? 0) + weight);

	for (const [sign, weight, pattern] of WORDS) if (pattern.test(read)) add(sign, weight);
	for (const [sign, family] of FAMILIES) {
		const different = new Set(read.match(family) ?? []).size;
		if (different > 0) add(sign, Math.min(different, 2));
	}
	if (TRADE.test(read)) add('trade', 0.5);
	const links = raw.match(LINK) ?? [];
	if (links.length > 0) add('link', links.length > 1 || links.some(isFar) ? 1.5 : 0.5);
	if (SHORTENED.test(raw)) add('short-link', 1.5);
	if (FAR_NUMBER.test(raw)) add('far-away-number', 1.5);
	if (MAILBOX.test(raw)) add('private-address', 0.5);
	if (ELSEWHERE.test(read)) add('elsewhere-only', 1);
	if (isShouted(raw)) add('shouting', 0.5);
	if ((read.match(ENGLISH) ?? []).length >= 6 && !/\b(?:je|nous|vous|les|des|une?)\b/.test(read)) add('english', 1);
	if (around.alike > 0) add('alike', around.alike > 2 ? SUSPICIOUS : 1);
	if (around.form.includes('hasty')) add('hasty', 1);
	if (around.form.includes('trap')) add('trap', 1.5);

	const signs = [...found].sort(([, a], [, b]) => b - a).map(([sign]) => sign);
	return { score: [...found.values()].reduce((sum, weight) => sum + weight, 0), signs };
}

function isShouted(text: string): boolean {
	const letters = text.match(/\p{L}/gu) ?? [];
	const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
	const marks = (text.match(/\p{Extended_Pictographic}|!{2,}|👉|>{2,}/gu) ?? []).length;
	return marks > 2 || (letters.length >= CAPITALS.letters && capitals / letters.length > CAPITALS.share);
}
