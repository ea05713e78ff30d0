/** The rules that speak while somebody types: explanations, not walls (L13, L3, I10). */
import { describe, expect, test } from 'vitest';
import { checkAd } from '../../../src/domain/ad-rules.ts';
import type { AdText } from '../../../src/domain/ad.ts';
import type { Day } from '../../../src/domain/dates.ts';
import type { KindName } from '../../../src/kinds/index.ts';
import { HINT_CODES, hintsOf, STOP_CODES, type HintCode } from '../../../src/domain/text-hints/hints.ts';
import { VERDICT_CODES } from '../../../src/domain/refusals.ts';
import { hintWords } from '../../../src/lib/words/hints.ts';
import { adText } from '../../factories/ads.ts';
import { territory } from '../../factories/territory.ts';

const codes = (ad: Partial<AdText>) => hintsOf(ad).map(({ code }) => code);
const has = (kind: KindName, text: string) => codes({ kind, title: 'Bonjour', text });

const PHONE_OR_MAIL: [string, HintCode[]][] = [
	['Appelez le 06 12 34 56 78', ['phone-in-text']],
	['Tél. 0476123456 le soir', ['phone-in-text']],
	['04.76.12.34.56', ['phone-in-text']],
	['06-12-34-56-78', ['phone-in-text']],
	['+33 6 12 34 56 78', ['phone-in-text']],
	['0033612345678', ['phone-in-text']],
	['+33 (0)6 12 34 56 78', ['phone-in-text']],
	['odette@exemple.fr', ['email-in-text']],
	['Écrivez à marc.durand@laposte.net', ['email-in-text']],
	['marc (at) exemple.fr', ['email-in-text']],
	['odette arobase orange point fr', ['email-in-text']],
	['06 12 34 56 78 ou odette@exemple.fr', ['phone-in-text', 'email-in-text']],
	['Deux stères de bois de 50', []],
	['Du 12 au 14 décembre 2026', []],
	['Référence 1234567890123', []],
	['Une vis de 06 x 12', []],
	['IGN 3334 OT et 3333 OT', []],
	['Rendez-vous à 8 h 30 point fixe', []],
	['Pneus 185/65 R15', []],
	['38 380 Saint-Laurent', []],
	['Il a 82 ans, 1 chat, 3 poules', []],
	['De 2010 à 2015', []],
	['Un rouleau de 10 20 30 mètres', []]
];

const PAID: [KindName, string][] = [
	['service', 'Ménage, 15 €/h'],
	['service', 'Je tonds votre pelouse pour 20 euros'],
	['service', '12€ de l’heure'],
	['service', 'Baby-sitting 10 euros/heure'],
	['service', 'Peinture, payé au noir'],
	['service', 'Travail payé en liquide'],
	['service', 'Recherche aide ménagère, rémunération à discuter'],
	['service', 'Jardinage. Tarif : 18 € l’heure'],
	['service', 'Je fais vos vitres, paiement cash'],
	['service', 'Deux heures par semaine, bon salaire'],
	['lesson', 'Cours de maths, 25 € la séance'],
	['lesson', 'Cours d’anglais, tarif dégressif'],
	['lesson', 'Soutien scolaire 20 €/h'],
	['work-party', 'Cherche maçon, 100 € la journée'],
	['work-party', 'Maçonnerie payée à la journée'],
	['service', 'Garde d’enfants, 3,50 € par heure'],
	['service', 'Repassage : 10 € le panier'],
	['service', 'Taux horaire à voir ensemble'],
	['service', 'Homme toutes mains, 80 euros le jour'],
	['service', 'Je repeins chez vous, 12 euros par heure']
];
const NOT_PAID: [KindName, string][] = [
	['service', 'Une tarte aux noix à l’arrivée'],
	['service', 'Deux heures de marche, 600 m de dénivelé'],
	['service', 'Je viens d’une heure à deux heures'],
	['service', 'Aide ménagère deux heures, déclarée en CESU, 15 €/h'],
	['service', 'Chèque emploi service, 14 € de l’heure'],
	['service', 'Partage des frais d’essence, 5 €'],
	['service', 'Gratuit, même pas 1 €'],
	['service', 'Bénévole : je ne prends pas d’euros'],
	['service', 'Je paie l’essence'],
	['service', 'Le pays de mon enfance'],
	['service', 'Vous payez le timbre'],
	['lesson', 'Participation au matériel : 3 € de peinture'],
	['lesson', 'L’entrée du musée coûte 4 €'],
	['lesson', 'Cours d’italien contre légumes'],
	['work-party', 'Repas offert, apportez vos gants'],
	['work-party', 'Les fournitures coûtent 40 €, on partage'],
	['service', 'Il est noir de suie, attention aux habits'],
	['gift', 'Acheté 80 €, donné'],
	['group-purchase', 'Le sac de 15 kg à 32 €'],
	['loan', 'Consigne de 20 euros pour la remorque'],
	['service', 'Un prêt d’une heure de votre temps']
];

const CARPOOL: [string, boolean][] = [
	['5 € par personne', true],
	['3 euros la place', true],
	['10€/trajet', true],
	['Prix : 4 €', true],
	['4 € l’aller', true],
	['Tarif de 6 euros', true],
	['8 € par passager', true],
	['2,50 € par trajet', true],
	['6 euros par tête', true],
	['7 €/personne', true],
	['5 € aller', true],
	['Partage des frais', false],
	['On partage l’essence', false],
	['Départ 7 h 40, retour 18 h', false],
	['Deux places, petits sacs', false],
	['Contre un café', false],
	['Le forfait de ski est à 30 €', false],
	['Je passe par Voiron', false],
	['Gratuit, je fais la route de toute façon', false],
	['Un tiers des frais chacun', false],
	['Ne pas fumer, merci', false]
];

const FORBIDDEN: [HintCode, string][] = [
	['weapon', 'Vends fusil de chasse calibre 12'],
	['weapon', 'Carabine 22 long rifle à vendre'],
	['weapon', 'Donne cartouches de chasse'],
	['weapon', 'Échange pistolet contre bois'],
	['weapon', 'Cherche munitions'],
	['weapon', 'Le fusil de mon grand-père est à donner'],
	['weapon', 'Je prête ma carabine'],
	['medicine', 'Donne boîtes de Doliprane'],
	['medicine', 'Cherche antibiotiques, mon docteur est absent'],
	['medicine', 'Reste de morphine à donner'],
	['medicine', 'Vends Ozempic'],
	['medicine', 'Donne médicaments non ouverts'],
	['medicine', 'Qui me dépanne de Ventoline ? Je cherche de la ventoline'],
	['medicine', 'Vends 10 g de cannabis'],
	['medicine', 'Lexomil, 2 boîtes disponibles'],
	['tobacco', 'Vends cartouches de cigarettes'],
	['tobacco', 'Tabac à rouler pas cher'],
	['tobacco', 'Donne paquet de cigarettes'],
	['tobacco', 'Marlboro d’Andorre, 50 euros'],
	['tobacco', 'Vends puffs'],
	['tobacco', 'Échange cigares contre vin']
];
const ALLOWED = [
	'Donne pot à tabac en faïence',
	'Je passe au bureau de tabac, qui veut son journal ?',
	'J’aide à arrêter de fumer, groupe de parole',
	'Donne cendrier',
	'Maison sans tabac, chien accepté',
	'Qui peut chercher mes médicaments à la pharmacie ?',
	'Je rapporte vos médicaments périmés à la pharmacie',
	'Donner ses cachets à ma mère matin et soir',
	'Armoire à pharmacie à donner',
	'Donne boîte à cigares vide',
	'Pistolet à peinture à prêter',
	'Je prête mon pistolet à colle',
	'Fusil de boucher et couteaux à affûter',
	'Donne cartouches d’imprimante HP',
	'Pistolet d’arrosage à donner',
	'Attention, dimanche les chasseurs sont là avec leurs fusils',
	'Livres sur la chasse à donner',
	'Donne coffre à fusils vide, 5 places',
	'Allume-cigare pour Clio à donner',
	'Cherche plants de tabac d’ornement',
	'Donne pilulier neuf',
	'Donne pistolet à eau'
];

const MONEY: [string, boolean][] = [
	['Paiement par Western Union', true],
	['Mandat cash uniquement', true],
	['Envoyez une recharge PCS', true],
	['Virement d’avance', true],
	['Coupons Transcash', true],
	['Acompte par virement pour réserver', true],
	['Prêt entre particuliers, réponse rapide', true],
	['Je vous rembourse par PayPal', true],
	['Frais de dossier à régler', true],
	['Payez en bitcoin', true],
	['MoneyGram accepté', true],
	['Crédit rapide sans justificatif', true],
	['Je prête une échelle', false],
	['Partage des frais de route', false],
	['Caution : un sourire', false],
	['Je fais vos papiers', false],
	['Urgent : le foin prend la pluie', false],
	['On paie chacun sa part au producteur', false],
	['Un mandat de la mairie', false],
	['Je recharge vos batteries de vélo', false],
	['Coupons de tissu', false]
];

describe('numbers and addresses in what everybody reads', () => {
	test.each(PHONE_OR_MAIL)('%s', (text, expected) => expect(has('service', text)).toEqual(expected));
});
describe('paid work is told how to be declared', () => {
	test.each(PAID)('%s: %s', (kind, text) => expect(has(kind, text)).toContain('paid-work'));
	test.each(NOT_PAID)('not: %s: %s', (kind, text) => expect(has(kind, text)).not.toContain('paid-work'));
});
describe('a seat has no price', () => {
	test.each(CARPOOL)('%s', (text, expected) => expect(has('carpool', text).includes('carpool-price')).toBe(expected));
});
describe('what the law lets nobody give here', () => {
	test.each(FORBIDDEN)('%s: %s', (code, text) => expect(has('gift', text)).toEqual([code]));
	test.each(ALLOWED)('not: %s', (text) => expect(has('service', text)).toEqual([]));
	test('found on a path, it may be said', () => expect(has('lost-found', 'Trouvé cartouches, je donne cartouches')).toEqual([]));
});
describe('money ahead', () => {
	test.each(MONEY)('%s', (text, expected) => expect(has('loan', text).includes('money-ahead')).toBe(expected));
});

describe('hints and refusals agree', () => {
	const check = (other: Partial<AdText>) => checkAd(adText(other), territory, '2026-11-25' as Day).map(({ code }) => code);
	test('a stop is a refusal of the courier, with the same code and field', () => {
		const chaton = { kind: 'gift', title: 'Chatons à donner', counterpart: 'free' } as const;
		expect(checkAd(adText(chaton), territory, '2026-11-25' as Day)).toEqual([{ field: 'title', code: 'animal-cession' }]);
		expect(hintsOf(adText(chaton))).toEqual([{ field: 'title', code: 'animal-cession', severity: 'stop' }]);
		expect(check({ text: 'Je vends ma carabine' })).toEqual(['weapon']);
	});
	test('a hint prevents nothing', () => {
		expect(check({ text: 'Ménage, 15 €/h, 06 12 34 56 78, payez par PayPal' })).toEqual([]);
	});
	test('every hint has its sentence and its way out, every stop its code of refusal', () => {
		for (const code of HINT_CODES) expect(Object.values(hintWords[code]).every((text) => text.length > 10)).toBe(true);
		for (const code of STOP_CODES) expect(VERDICT_CODES).toContain(code);
	});
	test('an ad hardly begun has nothing to be told', () => expect(hintsOf({})).toEqual([]));
});

test('no text makes the rules slow', () => {
	const texts = [
		'donne '.repeat(1_000),
		'chien '.repeat(1_000),
		'a'.repeat(6_000),
		'0 6 1 2'.repeat(850),
		'donne un chien et un '.repeat(280)
	];
	for (const text of texts) hintsOf({ kind: 'gift', title: text, text });
	// Each in a few hundredths of a second; a pattern that explodes would never end, and the test with it.
	expect(texts).toHaveLength(5);
});
