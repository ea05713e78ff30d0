/** What the law lets nobody give or sell here (L3): firearms, medicines, tobacco. A word alone is never enough. */
import { plain, words } from './plain.ts';

const MOVES =
	'(?:donn(?:e|ons|er)|offr(?:e|ons|ir)|ced(?:e|ons|er)|vend(?:s|ons|re)|vente(?: de)?|don(?: de)?|echang(?:e|eons|er)|cherch(?:e|ons)|recherch(?:e|ons)|achet(?:e|ons|er)|achat(?: de)?|troqu(?:e|er)|brad(?:e|er)|pret(?:e|er)|depann(?:e|er)(?: de)?)';
const BETWEEN =
	"(?:(?:d'|l')?(?:un|une|des|de|du|le|la|les|mes|mon|ma|nos|notre|deux|trois|quatre|cinq|\\d{1,3}|petite?s?|vieux|vieille|ancien(?:ne)?s?|beau|bon|quelques|plusieurs|reste|restes|stock|lot|boites?|plaquettes?|paquets?|cartouches?|tubes?|flacons?|pots?|pochons?|sachets?|kilos?|g|grammes?|x) ){0,6}(?:d')?";
const AFTER = 'a donner|a vendre|a ceder|a echanger|a prendre|dispo(?:nibles?)?|pas cher|\\d+ ?(?:€|euros?)';

const WEAPON =
	"fusils?(?! (?:a (?:eau|bouchons?|joints?|silicone)|mitrailleur en plastique|jouet|d'etoiles?))|carabines?(?! (?:en plastique|jouet))|pistolets?(?! (?:a|de) (?:peinture|eau|colle|graisse|silicone|cartouche|arrosage)| d'arrosage)|revolvers?|armes? (?:a feu|de chasse|de poing|de collection)|munitions?|cartouches? (?:de chasse|calibre|de calibre)|calibre (?:12|16|20|22)|silencieux (?:pour|de) carabine|bombes? lacrymogenes?|tasers?|poings? americains?|couteaux? papillons?";
const MEDICINE =
	'medicaments?|antibiotiques?|doliprane|paracetamol|ibuprofene|codeine|tramadol|morphine|levothyrox|ventoline|insuline|xanax|lexomil|valium|somniferes?|anxiolytiques?|antidepresseurs?|amoxicilline|augmentin|viagra|cialis|ozempic|pilules? (?:contraceptives?|du lendemain)|cortisone|subutex|methadone|ritaline|cachets? contre|sirop (?:pour|contre) la toux|cannabis|cbd|weed|resine de cannabis';
const TOBACCO =
	'cigarettes?(?! electroniques? vides?)|tabac(?! a priser ancien)|clopes?|cigares?|cigarillos?|puffs?|e-liquides?|cartouches? de (?:cigarettes|tabac|marlboro|camel|winston)|marlboro|paquets? de (?:camel|winston|gauloises)';
/** Things that bear the name, and people who sell them by right. */
const ABOUT =
	/\b(?:pots? a tabac|bureaux? de tabac|tabac[- ]presse|bar[- ]tabac|cafe[- ]tabac|arret(?:er)? (?:de fumer|le tabac|la cigarette)|sans (?:tabac|fumee|medicaments?)|boites? a (?:cigares?|medicaments?|pharmacie)|armoires? a (?:pharmacie|fusils?|armes?)|coffres? a fusils?|rateliers?(?: a fusils?)?|etuis? a (?:cigarettes?|fusil)|briquets?|cendriers?|piluliers?|chiens? de fusil|allume[- ]cigares?|tabac (?:d'ornement|blanc|decoratif)|plants? de tabac|pistolets? (?:a|de) [a-z]+|livres? sur [a-z ]+|(?:chercher|apporter|recuperer|prendre|porter|retirer) (?:les |des |mes |ses |de |l'|un |vos )*medicaments?|donner (?:ses|leurs|les|un|des) (?:medicaments?|cachets?|antibiotiques?) (?:a|au|aux)|medicaments? (?:a|de|pour|chez|perimes a rapporter)(?: la)? pharmacie|pharmacie|prise de medicaments?|cartouches? d'(?:encre|imprimante)|fusil a aiguiser|fusil de boucher|fusil photo)\b/g;

const rule = (what: string) => [
	words(`(?<!ne )${MOVES} ${BETWEEN}(?:${what})`),
	new RegExp(`\\b(?:${what})\\b(?:[ ,]+[a-z0-9'-]+){0,7}?[ ,:.-]+(?:${AFTER})(?![a-z])`)
];
const RULES = { weapon: rule(WEAPON), medicine: rule(MEDICINE), tobacco: rule(TOBACCO) } as const;
export type Forbidden = keyof typeof RULES;

export function forbiddenIn(text: string): Forbidden[] {
	const read = plain(text).replace(ABOUT, 'objet');
	return (Object.keys(RULES) as Forbidden[]).filter((name) => RULES[name].some((one) => one.test(read)));
}
