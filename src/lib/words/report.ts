/** « Signaler » (L4). */
import type { ReportProblem, ReportReason } from '../../domain/report.ts';

export const report = {
	title: 'Signaler une annonce',
	lead: 'Une personne de l’équipe lira votre message. L’auteur de l’annonce ne saura pas qui l’a écrit.',
	back: 'L’annonce',
	reason: 'Qu’est-ce qui ne va pas\u202f?',
	text: 'Ce qu’il faut savoir',
	textHint: 'Quelques mots suffisent.',
	contact: 'Comment vous répondre',
	contactHint: 'Un numéro ou un courriel, si vous voulez connaître la décision.',
	goodFaith: 'Je signale de bonne foi. Ce que j’écris est exact, à ma connaissance.',
	send: 'Signaler',
	privacy: 'Ce message ne sert qu’à examiner l’annonce.',
	done: 'C’est noté, merci',
	number: 'Votre numéro',
	numberHint: 'Notez-le. Il permet de savoir ce qu’est devenu votre signalement.',
	leaves: 'Votre message part dès qu’il y a du réseau. Vous pouvez fermer, il partira quand même.',
	found: 'Vous le retrouverez dans Moi.',
	already: 'Vous avez déjà signalé cette annonce.',
	mine: 'Mes signalements',
	failed: 'Ce téléphone n’a pas pu garder votre message. Appelez-nous\u202f: une personne le notera.',
	errors: (n: number) => (n === 1 ? 'Il reste un point à revoir' : `Il reste ${n} points à revoir`)
} as const;

export const reasonWords: Readonly<Record<ReportReason, { readonly label: string; readonly hint: string }>> = {
	illegal: { label: 'C’est interdit', hint: 'Armes, tabac, médicaments, travail caché' },
	dangerous: { label: 'C’est dangereux', hint: 'Pour des personnes, des bêtes ou la forêt' },
	sale: { label: 'C’est une vente', hint: 'On demande de l’argent ou un paiement' },
	private: { label: 'Cela parle de quelqu’un', hint: 'Une adresse, un numéro, une photo sans accord' },
	animals: { label: 'Des animaux sont cédés', hint: 'Chiots, chatons, portées' },
	insult: { label: 'C’est blessant', hint: 'Insulte, haine, menace' },
	other: { label: 'Autre chose', hint: 'Dites-le plus bas' }
};

/** One sentence for each thing that the form can lack. */
export const reportProblems: Readonly<Record<`${ReportProblem['field']}-${ReportProblem['code']}`, string>> = {
	'reason-missing': 'Choisissez ce qui ne va pas.',
	'reason-too-long': 'Choisissez ce qui ne va pas.',
	'text-missing': 'Dites en quelques mots ce qui ne va pas.',
	'text-too-long': 'Gardez 1\u202f500\u00a0signes\u202f: l’essentiel.',
	'contact-missing': 'Donnez un numéro ou un courriel.',
	'contact-too-long': 'Un seul numéro ou courriel suffit.',
	'goodFaith-missing': 'Cochez cette case si c’est bien le cas.',
	'goodFaith-too-long': 'Cochez cette case si c’est bien le cas.'
};

export const reportStateWords = {
	waiting: 'En attente d’envoi',
	received: 'Reçu',
	refused: 'Pas compris. Appelez-nous.'
} as const;

/** Said two by two, as a telephone number is. */
export const saidNumber = (number: string) => number.replace(/(\d\d)(?=\d)/g, '$1\u00a0');
