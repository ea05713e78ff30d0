/** Letters about the board, and what a locked screen may say. Short, warm, and never more than what is on the board. */
import { count, number } from './common.ts';

export const digest = {
	subject: (ads: number, replies: number, reminders = 0) =>
		reminders > 0
			? digest.reminders(reminders)
			: replies > 0
				? digest.replies(replies)
				: ads === 1
					? 'Une nouvelle annonce près de chez vous'
					: `${number(ads)} nouvelles annonces près de chez vous`,
	replies: (n: number) => (n === 1 ? 'Une réponse vous attend' : `${number(n)} réponses vous attendent`),
	reminders: (n: number) => (n === 1 ? 'Un rappel pour vous' : `${number(n)} rappels pour vous`),
	remindersLead: 'Ce qui est convenu, pour ne pas l’oublier.',
	reminderOver: 'Rappel',
	/** Said the same to both sides. */
	remind: {
		eve: 'C’est demain.',
		start: 'Le prêt commence demain.',
		due: 'Le prêt finit demain.',
		late: 'Le prêt devait finir hier. Si c’est rendu, dites-le sur le panneau.'
	},
	see: 'Revoir ce qui est convenu',
	hello: (name: string | undefined) => (name ? `Bonjour ${name},` : 'Bonjour,'),
	repliesLead: 'Quelqu’un vous a écrit, et vous ne l’avez pas encore lu.',
	from: (name: string) => `${name} vous écrit\u202f:`,
	about: (title: string) => `À propos de «\u202f${title}\u202f»`,
	answer: 'Répondre',
	adsLead: 'Voici ce qui est arrivé sur le panneau depuis votre dernière lettre.',
	read: 'Lire et répondre',
	until: (day: string) => `Jusqu’au ${day}.`,
	more: (n: number) => `Et ${count(n, 'autre annonce', 'autres annonces')} sur le panneau.`,
	board: 'Tout le panneau',
	bye: (ofPlace: string) => `À bientôt sur les chemins ${ofPlace}.`,
	why: 'Vous recevez cette lettre parce que vous l’avez choisie.',
	change: 'Changer d’avis',
	stop: 'Ne plus recevoir de lettres',
	stopByReply: 'Ou répondez seulement STOP à cette lettre.'
} as const;

/** Nobody's name, and not a word of theirs. */
export const pushWords = {
	reply: 'Nouvelle réponse à votre annonce',
	answer: 'Nouveau message dans un de vos échanges',
	participation: 'Du nouveau pour une annonce que vous suivez',
	trip: 'Du nouveau pour un trajet',
	reminder: 'Un rappel pour vous',
	'trip-reminder': 'Un rappel pour un trajet',
	to: 'Un téléphone'
} as const;
