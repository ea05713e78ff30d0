/**
 * What is said to somebody while they type (L12–L14): explanations, not walls. A `stop` is what the law forbids here: it is
 * also a refusal of `checkAd`, so the form, publishing and the courier agree. A `hint` never prevents anything.
 */
import type { AdText } from '../ad.ts';
import { traitsOf } from '../../kinds/traits.ts';
import type { Refusal } from '../refusals.ts';
import { cedesAnimal } from './animals.ts';
import { forbiddenIn } from './forbidden.ts';
import { plain } from './plain.ts';

export const STOP_CODES = ['animal-cession', 'weapon', 'medicine', 'tobacco'] as const;
export type StopCode = (typeof STOP_CODES)[number];
export const HINT_CODES = [...STOP_CODES, 'phone-in-text', 'email-in-text', 'paid-work', 'carpool-price', 'money-ahead'] as const;
export type HintCode = (typeof HINT_CODES)[number];

/** Hints that a moderator is shown too, once the ad is there (L13). */
export const FLAGGED: readonly HintCode[] = ['paid-work', 'money-ahead'];

type TextField = 'title' | 'text' | 'availability';
export interface Hint {
	readonly field: TextField;
	readonly code: HintCode;
	readonly severity: 'hint' | 'stop';
}

const FIELDS: readonly TextField[] = ['title', 'text', 'availability'];

const PHONE = /(?<![\d/])(?:(?:\+|00)33[\s.-]?(?:\(0\))?[\s.-]?|0)[1-9](?:[\s.\-/]{0,2}\d{2}){4}(?!\d)/;
const EMAIL =
	/[\p{L}\d._%+-]{1,64}(?:@|\s?(?:\(at\)|\[at\]|arobase)\s?)[\p{L}\d-]{1,63}(?:\.|\s?(?:\(dot\)|point)\s?)[\p{L}]{2,12}\b/u;
/** A sum, or a wage's own words. Declared by CESU, it is welcome. */
const SUM = /\d+(?:[.,]\d+)? ?(?:€|euros?\b)/;
const WAGE =
	/\d ?(?:€|euros?) ?(?:\/|de l'|par|l') ?h(?:eures?)?\b|\/ ?h(?:eure)?\b|\bde l'heure\b|\btaux horaire\b|\btarifs?\b|\bremuner\w+|\bpaye?e?s? (?:en|de la main|au|cash|a la)\b|\bau noir\b|\ben liquide\b|\bcash\b|\bsalaire\b/;
const DECLARED = /\bcesu\b|\bcheques? emploi|\bdeclare\b|\bbenevol|\bgratuit|\baucun paiement\b|\bpas d'argent\b|\bsans argent\b/;
const EXPENSES =
	/\b(?:frais|essence|materiel|fournitures?|ingredients?|adhesion|cotisation|partage|chacun|consigne|entree|billet|forfait)\b/;
const SEAT_PRICE =
	/\d+(?:[.,]\d+)? ?(?:€|euros?) ?(?:(?:par|\/|la|le|l'|chaque) ?)?(?:personne|place|passager|tete|trajet|aller|retour|pers\b|siege)|\b(?:prix|tarif)s? ?(?::|de|du|par)|\d ?(?:€|euros?) (?:la place|l'aller)/;
const MONEY =
	/\bwestern ?union\b|\bmoneygram\b|\bmandat (?:cash|postal)\b|\b(?:recharges?|coupons?|tickets?) (?:pcs|transcash|neosurf|toneo)\b|\btranscash\b|\bpcs mastercard\b|\bbitcoins?\b|\bcrypto|\bpaypal\b|\blydia\b|\bvirement (?:d'avance|avant|prealable|instantane)|\b(?:acompte|arrhes|caution) (?:par|en) (?:virement|mandat|carte)|\bfrais (?:de dossier|de douane|d'expedition|de transporteur|d'assurance) (?:a|d'avance|avant)|\bargent d'avance\b|\bpayer d'avance\b|\bcredit (?:rapide|entre particuliers)|\bpret (?:d'argent|entre particuliers|rapide)/;

type Read = (all: string, ad: Partial<AdText>, raw: string) => boolean;
const HINTS: Readonly<Record<Exclude<HintCode, StopCode>, Read>> = {
	'phone-in-text': (_, __, raw) => PHONE.test(raw),
	'email-in-text': (_, __, raw) => EMAIL.test(raw),
	'paid-work': (all, { kind }) =>
		kind !== undefined &&
		traitsOf(kind).work === true &&
		!DECLARED.test(all) &&
		(WAGE.test(all) || (SUM.test(all) && !EXPENSES.test(all))),
	'carpool-price': (all, { kind }) => kind !== undefined && traitsOf(kind).sharesCosts === true && SEAT_PRICE.test(all),
	'money-ahead': (all) => MONEY.test(all)
};

/** Everything there is to say of what is typed so far, in the order of the form. */
export function hintsOf(ad: Partial<AdText>): Hint[] {
	const stops = stopsOf(ad).map((stop): Hint => ({ ...stop, severity: 'stop' }));
	const names = Object.keys(HINTS) as (keyof typeof HINTS)[];
	const hints = FIELDS.flatMap((field): Hint[] => {
		const raw = ad[field] ?? '';
		const read = plain(raw);
		return names.filter((code) => HINTS[code](read, ad, raw)).map((code) => ({ field, code, severity: 'hint' }));
	});
	return [...stops, ...hints];
}

/** What is refused, and where it is said. */
export function stopsOf(ad: Partial<AdText>): (Refusal<'title' | 'text'> & { code: StopCode })[] {
	const { title = '', text = '' } = ad;
	const found: { field: 'title' | 'text'; code: StopCode }[] = [];
	if (cedesAnimal(ad)) found.push({ field: cedesAnimal({ ...ad, text: '' }) ? 'title' : 'text', code: 'animal-cession' });
	// Found on a path, a rifle or a box of pills may be said: it goes back to whoever lost it, or to the gendarmes.
	if (ad.kind && traitsOf(ad.kind).givesBack) return found;
	for (const code of forbiddenIn(`${title}. ${text}`)) {
		found.push({ field: forbiddenIn(title).includes(code) ? 'title' : 'text', code });
	}
	return found;
}
