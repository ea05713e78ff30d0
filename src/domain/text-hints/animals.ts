/**
 * Dogs, cats and ferrets given, sold or wanted (L14). An ad that gives one away must bear numbers that only a site which
 * checks them may show (code rural, L214-8-1), and ours does not. Lost, found, or to be looked after: welcome. Other
 * animals are not concerned: hens and lambs go from farm to farm as ever.
 */
import type { AdText } from '../ad.ts';
import { traitsOf } from '../../kinds/traits.ts';
import { plain, words } from './plain.ts';

const YOUNG = 'chiots?|chiottes?|chatons?|chatonnes?|furetons?';
const BREED =
	'labradors?|goldens?(?: retrievers?)?|border collies?|berger (?:allemand|australien|belge|blanc|des pyrenees)|patous?|malinois|huskys?|huskies|beagles?|epagneuls?(?: bretons?)?|setters?|cockers?|caniches?|jack russels?l?|bouledogues?|teckels?|yorkshires?|chihuahuas?|rottweilers?|boxers?|siamois(?:es?)?|maine coons?|ragdolls?';
const ANIMAL = `${YOUNG}|chiens?|chiennes?|chats?|chattes?|minous?|minets?|toutous?|furets?|furettes?|${BREED}`;
/** What may stand between the verb and the animal it is about. */
const BETWEEN =
	"(?:(?:d'|l')?(?:un|une|des|de|du|le|la|les|mes|mon|ma|nos|notre|ses|son|sa|cette?|ces|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|\\d{1,2}|petite?s?|jeunes?|jolie?s?|adorables?|gentil(?:le)?s?|magnifiques?|superbes?|beau|beaux|belles?|mignon(?:ne)?s?|tres|bebes?|vieux|vieille|gros(?:se)?|grande?|derniere?s?|premiers?|croisee?s?|males?|femelles?|portees?|fratrie|couple|race|et) ){0,6}(?:d')?";
/** Things for animals, pictures of them, and those who bear their name. */
const THING =
	'niches?|paniers?|panieres?|corbeilles?|cages?|caisses?|boites?|laisses?|harnais|colliers?|arbres?|griffoirs?|litieres?|bacs?|gamelles?|manteaux?|impers?|coussins?|jouets?|livres?|bd|albums?|films?|dvd|transport|barrieres?|portes?|chatieres?|trappes?|sacs?|tapis|lits?|couffins?|couvertures?|plaids?|antipuces?|bols?|parcs?|enclos|brosses?|tondeuses?|museliere|nourriture|croquettes?|patee|fontaines?|distributeurs?|peluches?|doudous?|puzzles?|deguisements?|costumes?|figurines?|statues?|tableaux?|cours|seances?|education|garde|promenades?|balades?|visites?|toilettage|pension|remorque|traineau|velo|selle|ciseaux|guide|manuel|jeu|jeux|tee-shirt|affiche|cheville|poisson|langue|herbe|vaccins?|assurance|medicaments?|cachets?|poussette|rampe|filet|grillage|amenagements?|adapte';
const OF_A_THING = new RegExp(
	`\\b(?:${THING})(?: [a-z]+){0,3}? (?:(?:pour|a|au|aux|de|du|des|d'|entre|avec) ?)?(?:(?:mon|ma|mes|un|une|le|la|les|votre|vos|petits?|grands?|gros|jeunes?) )*(?:${ANIMAL})\\b`,
	'g'
);
const NOT_ALIVE = new RegExp(
	`\\b(?:${ANIMAL}) (?:en|de) (?:peluche|bois|tissu|porcelaine|ceramique|fusil|traineau|faience|bronze)\\b`,
	'g'
);

const GIVE =
	'donn(?:e|ons|er)|offr(?:e|ons|ir)|ced(?:e|ons|er)|vend(?:s|ons|re)|vente|don|place|placer|adoption|echang(?:e|eons|er)';
const GIVEN = words(
	`(?<!ne )(?:${GIVE}) (?:contre bons soins )?(?:de |d'|a )?${BETWEEN}(?:${ANIMAL})(?! (?:a|en) (?:garder|garde))`
);
const WANTED = words(
	`(?<!(?:viens|venons|vient|viennent) d')(?:cherch(?:e|ons)|recherch(?:e|ons)|souhaite|voudrais?|aimerais?|veux|adopter|acheter|achete|achetons)(?: a)?(?: adopter| acheter)? (?:(?:un|une|des|deux|petite?s?|jeunes?|jolie?s?|gentil(?:le)?s?|bebes?|male|femelle) )*(?:${ANIMAL})(?! (?:perdue?s?|disparue?s?|echappe|errant))(?!(?: [a-z]+){0,2} (?:a|pour|en) (?:promener|garder|garde|balader|sortir|promenade|compagnie quelques|seance|saillie))`
);
const GIVEN_AFTER =
	"a donner|a vendre|a ceder|a placer|a adopter|a l'adoption|a reserver|a saisir|contre bons soins|(?:disponibles?|dispo|prets?|pretes?) (?:a|pour) (?:l'adoption|adopter|partir|rejoindre|etre adoptee?s?)|pour adoption|a adoption|cherch(?:e|ent) (?:(?:une?|leurs?|son|sa|des) )?(?:(?:nouvelles?|nouveaux?|bonnes?|bons?|gentil(?:le)?s?|petite?) )*(?:familles?(?! d'accueil)|maisons?|foyers?|maitres?|adoptants?)|qui (?:en|les|le|la) veut|avis aux amateurs|attend(?:ent)? (?:une|leur|sa) (?:nouvelle )?famille";
/** The animal is not what is given: « mordu par le chien », « attention aux chiens ». */
const NOT_ITS_OBJECT =
	"(?<!\\b(?:par|avec|sans|pour|a|aux|au|comme|contre|chez|entre) (?:(?:le|la|les|mon|ma|mes|un|une|votre|vos|notre|nos|l') ?)?)";
const THEN_GIVEN = words(
	`${NOT_ITS_OBJECT}(?:${ANIMAL})(?:[ ,()/:-]+(?!ne\\b|pas\\b)[a-z0-9'°+]+){0,14}?[ ,:.-]+(?:${GIVEN_AFTER})`
);
const A_HOME = words(
	`(?:cherch(?:e|ons)|trouver) (?:(?:une?|de|des) )?(?:(?:nouvelles?|nouveau|nouveaux|bonnes?|bons?|gentil(?:le)?s?) )*(?:famille(?! d'accueil)|maison|foyer|maitres?|adoptants?)(?: [a-z]+){0,2} (?:pour|a) (?:${BETWEEN})(?:${ANIMAL})`
);
const YOUNG_FOR_SALE = words(
	`(?:${YOUNG})(?:[ ,]+[a-z0-9'/]+){0,8}?[ ,]+(?:lof|loof|pucee?s?|sevree?s?|vaccinee?s? et pucee?s?|disponibles?|a la vente)`
);
const LITTER = words(
	`(?:portees? (?:de|d') ?(?:${ANIMAL})|(?:chienne|chatte|furette)(?: [a-z]+){0,3} (?:a eu|a fait|a mis bas|vient d'avoir|attend))(?:[ ,.:]+[a-z0-9']+){0,25}?[ ,.:]+(?:${GIVEN_AFTER}|donner|donne|donnons|reserver|reservations?|disponibles?|adopter|adoption|interesse|interessee?s?)`
);
/** A gift of which the title is the animal. */
const TITLE = new RegExp(`^(?:(?:cherche|recherche|souhaite) )?${BETWEEN}(?:${ANIMAL})\\b(?! (?:perdu|a garder|a promener))`);
/** Even among lost and found things: found, then given to whoever comes. */
const FOUND_THEN_GIVEN = [GIVEN, THEN_GIVEN, new RegExp(`${NOT_ITS_OBJECT}\\b(?:${ANIMAL})\\b.*[.:,] ?(?:${GIVEN_AFTER})\\b`)];

const withoutThings = (text: string) => plain(text).replace(NOT_ALIVE, 'objet').replace(OF_A_THING, 'objet');

export function cedesAnimal({ kind, title = '', text = '' }: Partial<Pick<AdText, 'kind' | 'title' | 'text'>>): boolean {
	const all = withoutThings(`${title}. ${text}`);
	const { givesBack, changesOwner } = kind ? traitsOf(kind) : {};
	if (givesBack) return FOUND_THEN_GIVEN.some((rule) => rule.test(all));
	if (changesOwner && TITLE.test(withoutThings(title))) return true;
	return [GIVEN, WANTED, THEN_GIVEN, A_HOME, YOUNG_FOR_SALE, LITTER].some((rule) => rule.test(all));
}
