/** L14: dogs, cats and ferrets are neither given nor sold here; everything else about them is welcome. */
import { describe, expect, test } from 'vitest';
import type { KindName } from '../../../src/kinds/index.ts';
import { cedesAnimal } from '../../../src/domain/text-hints/animals.ts';

const NOT_HERE: [KindName, string, string?][] = [
	['gift', 'Chatons à donner'],
	['gift', 'Deux chatons gris', 'Nés dans la grange, ils ont deux mois.'],
	['gift', 'Chiot border collie de trois mois'],
	['gift', 'Donne chatte tricolore', 'Stérilisée, très douce. Cause déménagement.'],
	['gift', 'À donner', 'Je donne quatre petits chatons tigrés, propres et sevrés.'],
	['gift', 'Portée de chiots', 'Ils seront disponibles à Noël.'],
	['gift', 'Donne chien contre bons soins'],
	['gift', 'Cherche chaton'],
	['gift', 'Adorable petite chienne'],
	['gift', 'Vieux chien, gentil', 'Mon père entre en maison de retraite et ne peut pas l’emmener.'],
	['service', 'Chien à placer', 'Nous partons à l’étranger.'],
	['service', 'Je vends mon chien de chasse'],
	['service', 'Vends chiots LOF'],
	['service', 'Cherche bonne famille pour mon chien', 'Berger allemand de cinq ans.'],
	['service', 'Mon chat cherche une nouvelle maison'],
	['service', 'Chats à adopter', 'Trois chats de ma voisine décédée.'],
	['service', 'Ma chatte a eu quatre petits', 'Ils sont à réserver pour début décembre.'],
	['service', 'Ma chienne attend des petits', 'Si cela vous intéresse, réservez.'],
	['service', 'Chatons', 'Ma chatte a eu 5 chatons, qui en veut ?'],
	['service', 'Golden retriever à céder'],
	['service', 'Labrador noir à donner', 'Il a sept ans.'],
	['service', 'Chiots patou, pucés et vaccinés et pucés, disponibles le 3 mars'],
	['service', 'Furets à donner'],
	['service', 'Je cède un couple de furets avec leur cage'],
	['service', 'Offre chaton roux', 'Très joueur.'],
	['service', 'Je cherche un chiot pour ma fille'],
	['service', 'Recherche chien de berger', 'Pour mes brebis, un border collie de préférence. J’achète.'],
	['service', 'Nous aimerions adopter un petit chat'],
	['service', 'Souhaite adopter chien calme'],
	['service', 'Don de chatons', 'Trois femelles et un mâle.'],
	['swap', 'Échange chiot contre poules'],
	['swap', 'Chat siamois', 'Contre du bois.'],
	['swap', 'Chien de chasse contre tronçonneuse', 'Épagneul breton de quatre ans.'],
	['loan', 'Chien à vendre 300 euros'],
	['work-party', 'Trois chiens à donner', 'Leur maître est décédé.'],
	['lost-found', 'Trouvé trois chatons', 'Dans un carton au col. Je ne peux pas les garder : à donner.'],
	['lost-found', 'Chienne trouvée, donne chienne à qui la veut'],
	['gift', 'À adopter : Pépette', 'Une gentille chienne de huit ans à adopter, cause allergie.'],
	['gift', 'Petits minous', 'Deux minous à donner contre bons soins.'],
	['service', 'Placement urgent', 'Urgent : chien malinois à placer avant samedi.'],
	['service', 'Vente de chiens de race', 'Chiots husky, 900 €.'],
	['service', 'Chatons Maine coon loof', 'Nés le 12 septembre.'],
	['gift', 'Bébés chats', 'Donne bébés chats, à venir chercher à Saint-Laurent.'],
	['gift', 'CHATON A DONNER URGENT'],
	['gift', 'donne 2 chatons noir et blanc'],
	['service', 'Jeune chatte cherche maître'],
	['service', 'Ma chienne a mis bas', 'Six chiots croisés berger. Réservation possible.'],
	['service', 'Qui veut un chat ?', 'Donnons notre chat Félix, allergie du petit.'],
	['service', 'Beagle, 2 ans', 'Chien très affectueux à donner à famille avec jardin.'],
	['service', 'On nous a laissé des chatons', 'Ces chatons attendent une famille.'],
	['group-purchase', 'Achète chiot épagneul', 'Achetons chiot ensemble pour la chasse.'],
	['service', 'Deux jack russell à adopter']
];

const WELCOME: [KindName, string, string?][] = [
	['lost-found', 'Perdu Grisou, chat tigré au ventre blanc', 'Il a un collier rouge. Il répond à son nom.'],
	['lost-found', 'Trouvé un border collie très poli', 'Sans collier, il dort dans mon garage.'],
	['lost-found', 'Chaton trouvé près de la scierie', 'Noir, très jeune. À qui est-il ?'],
	['lost-found', 'Chienne disparue', 'Elle a peur, ne pas courir après. Merci de nous appeler.'],
	['lost-found', 'Cherche mon chat depuis mardi'],
	['service', 'Garde de notre vieux chien cinq jours', 'Il dort vingt heures par jour et a peur des chats.'],
	['service', 'Je nourris vos chats et arrose les tomates'],
	['service', 'Cherche quelqu’un pour garder mon chat', 'Du 3 au 10, à Sarcenas.'],
	['service', 'Promener mon chien', 'Je me suis cassé la jambe. Une heure par jour, il est gentil.'],
	['service', 'J’offre des promenades à votre chien'],
	['service', 'Je donne mon chien à garder pour le week-end', 'Échange de bons procédés.'],
	['service', 'Famille d’accueil', 'Cherche famille d’accueil pour mon chien pendant mon hospitalisation.'],
	['service', 'Cherche chien à promener', 'Je suis étudiante et le mien me manque.'],
	['service', 'Échange garde de chat', 'Je garde le vôtre à Noël, vous gardez le mien en février.'],
	['service', 'Visite à mes deux chats', 'Leur donner à manger et un peu de compagnie.'],
	['service', 'Qui peut donner un cachet à mon chat ?'],
	['lesson', 'Apprendre à travailler avec un chien de berger'],
	['lesson', 'Donne cours d’éducation pour chiots', 'Sans collier ni cris.'],
	['lesson', 'Conseils', 'Nous venons d’adopter un chiot et cherchons des conseils.'],
	['gift', 'Niche pour chien à donner'],
	['gift', 'Donne niche pour grand chien'],
	['gift', 'Panier pour chat', 'À donner, lavé.'],
	['gift', 'Donne arbre à chat', 'Un peu griffé.'],
	['gift', 'Croquettes chat', 'Le mien ne les aime pas. Un sac de 4 kg à donner.'],
	['gift', 'Cage de transport pour chat ou petit chien'],
	['gift', 'Donne croquettes pour chiots', 'Sac entamé.'],
	['gift', 'Doudou chien en peluche'],
	['gift', 'Peluche chaton', 'À donner, propre.'],
	['gift', 'Livre : le chat du rabbin', 'Les cinq tomes.'],
	['gift', 'Canapé-lit bleu, confortable pour trois chats'],
	['gift', 'Chatière neuve', 'Pour porte en bois.'],
	['gift', 'Laine de tonte à donner', 'Attention aux chiens de la ferme en arrivant.'],
	['gift', 'Laisse et harnais pour chien moyen'],
	['gift', 'Litière pour chat, dix litres'],
	['gift', 'Poules de réforme à donner', 'Trois rousses, elles pondent encore.'],
	['gift', 'Lapins à donner', 'Deux lapereaux de ferme.'],
	['gift', 'Donne coq', 'Il chante trop tôt pour les voisins.'],
	['swap', 'Agneau contre foin'],
	['swap', 'Échange plants de tomates', 'Le chien aboie mais ne mord pas.'],
	['service', 'Brebis à vendre ?', 'Je cherche à acheter trois brebis pour débroussailler.'],
	['service', 'Ruche et essaim à donner'],
	['service', 'Transport chez le vétérinaire', 'Mon chat doit y être à 9 h jeudi, je n’ai plus de voiture.'],
	['service', 'Toilettage', 'Je brosse votre chien contre un pot de miel.'],
	['service', 'Sortie chiens', 'On promène nos chiens ensemble le dimanche.'],
	['work-party', 'Construire un enclos pour nos chiens', 'Casse-croûte offert.'],
	['carpool', 'Vers Grenoble', 'Chien accepté, s’il est sage.'],
	['loan', 'Prêt d’une cage à chat pour le véto'],
	['loan', 'Tondeuse pour chien', 'À prêter, avec ses peignes.'],
	['group-purchase', 'Croquettes pour chiens et chats', 'On commande ensemble, par sacs de 15 kg.'],
	['gift', 'Déguisement de chat, 6 ans'],
	['gift', 'Jeu des petits chats', 'Cartes, complet.'],
	['service', 'Vente de gâteaux pour l’école', 'Les chiens restent dehors.'],
	['gift', 'Bottes', 'Taille 38, un peu mordues par le chien. À donner.'],
	['service', 'Cherche maison à louer', 'Avec un jardin, nous sommes deux et un chien.'],
	['service', 'Arrêtons les crottes', 'Propriétaires de chiens, des sacs sont disponibles à la mairie.']
];

const say = ([kind, title, text = 'Écrivez-moi.']: [KindName, string, string?]) => ({ kind, title, text });
const named = (rows: typeof NOT_HERE) => rows.map((row) => [`${row[0]}: ${row[1]} ${row[2] ?? ''}`, say(row)] as const);

test('there are more than fifty examples on each side', () => {
	expect(NOT_HERE.length).toBeGreaterThan(50);
	expect(WELCOME.length).toBeGreaterThan(50);
});

describe('not here', () => {
	test.each(named(NOT_HERE))('%s', (_, ad) => expect(cedesAnimal(ad)).toBe(true));
});
describe('welcome', () => {
	test.each(named(WELCOME))('%s', (_, ad) => expect(cedesAnimal(ad)).toBe(false));
});
