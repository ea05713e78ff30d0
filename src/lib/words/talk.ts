/** What is done in an exchange besides writing: quick answers, a number, somebody one no longer hears, a thank-you. */
import type { KindName } from '../../kinds/index.ts';
import { quick } from '../../kinds/quick.ts';
import type { Side } from '../../kinds/kind.ts';
import type { AnswerWindow } from '../../domain/talk/window.ts';

/** Tapped, it also opens the way to give one's number. */
export const CALL_ME = 'Appelez-moi, ce sera plus simple.';

const STILL_ON = 'Oui, c’est toujours d’actualité.';
const WHEN = 'Quand seriez-vous libre\u202f?';

export const quickFromAsker = (kind: KindName, side: Side) => quick[kind].asker[side];
export const quickFromAuthor = (kind: KindName, side: Side): readonly string[] => [
	...((side === 'offer' ? quick[kind].author : undefined) ?? [STILL_ON, 'J’ai déjà trouvé, merci à vous\u202f!', WHEN]),
	CALL_ME
];
/** Once the exchange is under way, from who asked. */
export const quickLater: readonly string[] = ['Merci\u202f!', 'D’accord, à bientôt.', CALL_ME];

export const talk = {
	quick: 'Réponses toutes prêtes',
	older: (n: number) => (n === 1 ? 'Voir le message plus ancien' : `Voir les ${n} messages plus anciens`),
	phoneTyped: 'Vous donnez un numéro\u202f? Le bouton fait pareil, et on pourra vous appeler d’un doigt.',
	giveNumber: 'Donner mon numéro',
	number: 'Votre numéro',
	numberHint: 'Seule cette personne le verra.',
	giveTo: (name: string) => `Le donner à ${name}`,
	myNumber: 'Votre numéro, donné ici',
	theirNumber: (name: string) => `Le numéro de ${name}`,
	call: (phone: string) => `Appeler le ${phone}`,
	/** For phones that only know words. */
	numberSaid: (phone: string) => `Voici mon numéro\u202f: ${phone}`,
	numberGiven: 'Votre numéro part dès qu’il y a du réseau.',
	keepAway: 'Bloquer ou signaler',
	mute: 'Mettre en sourdine',
	muteHint: 'Ses messages arrivent toujours, sans rien annoncer.',
	block: (name: string) => `Bloquer ${name}`,
	blockHint: 'Plus rien de cette personne ne vous parviendra. Elle n’en saura rien.',
	muted: (name: string) => `Vous avez mis ${name} en sourdine.`,
	blocked: (name: string) => `Vous avez bloqué ${name}. Plus rien ne vous parvient d’ici.`,
	hearAgain: 'L’entendre de nouveau',
	heardAgain: (name: string) => `Vous entendez de nouveau ${name}.`,
	report: 'Signaler un message',
	reportWhich: 'Quel message\u202f?',
	reportText: 'Ce qu’il faut savoir',
	reportHow:
		'Choisissez ce qui ne va pas\u202f: le message part à l’équipe, avec ses mots. Vous le signalez de bonne foi. Cette personne n’en saura rien.',
	reported: 'C’est noté, merci',
	reportFailed: 'Ce téléphone n’a pas pu garder ce signalement. Appelez-nous\u202f: une personne le notera.',
	people: (n: number) => (n === 1 ? 'Une personne bloquée ou en sourdine' : `${n} personnes bloquées ou en sourdine`),
	levels: { blocked: 'Bloquée', muted: 'En sourdine' },
	aside: (n: number) => (n === 1 ? 'Un échange mis de côté' : `${n} échanges mis de côté`),
	hide: 'Mettre de côté',
	hidden: 'Échange mis de côté. Il revient si on vous écrit.',
	bringBack: 'Le remettre',
	search: 'Chercher dans mes échanges',
	nothingFound: 'Aucun échange avec ces mots.',
	unreadLines: (n: number) => (n === 1 ? 'Un message à lire' : `${n} messages à lire`),
	thanks: 'Dire merci',
	thanksHint: 'Une phrase, si vous voulez. Pas de note, pas d’étoile.',
	thanksLeft: (n: number) => (n >= 0 ? `Encore ${n}\u00a0signes` : `${-n}\u00a0signes de trop`),
	thanksSend: 'Donner ce mot',
	thanksFrom: (name: string) => `${name} vous dit merci`,
	thanksMine: 'Votre mot',
	decline: 'Ne pas garder ce mot',
	overTitle: 'Cette annonce est terminée',
	seeOthers: 'Voir les annonces du moment',
	/** On the page where one answers. */
	replies: (n: number) => `Voir les ${n} réponses ensemble`
} as const;

export const candidates = {
	title: 'Toutes les réponses',
	lead: 'Choisissez une personne, ou plusieurs. Tout le monde reçoit une réponse d’un seul geste, même sans réseau.',
	order: 'L’ordre est tiré au sort\u202f: il ne dit pas qui a écrit en premier.',
	until: (when: string) => `Vous recueillez les réponses jusqu’à ${when}. Vous pouvez aussi choisir dès maintenant.`,
	over: 'Le temps des réponses est passé\u202f: à vous de choisir.',
	none: 'Personne n’a encore répondu',
	noneText: 'Les réponses se rangeront ici, les unes à côté des autres.',
	missing: 'Cette annonce n’est pas sur ce téléphone',
	missingText: 'Elle est peut-être sur un autre de vos appareils.',
	wrote: (when: string) => `A écrit ${when}`,
	choose: (name: string) => `Choisir ${name}`,
	open: 'Lire l’échange',
	yourAnswer: 'Votre réponse',
	toChosen: (n: number) => (n === 1 ? 'À la personne choisie' : 'Aux personnes choisies'),
	toOthers: (n: number) => (n === 1 ? 'À l’autre personne' : `Aux ${n} autres personnes`),
	chosenText: 'Bonjour, c’est pour vous\u202f! Quand pouvez-vous passer\u202f?',
	othersText: 'Bonjour, merci pour votre message. Cette fois, quelqu’un d’autre a été choisi. À une prochaine\u202f!',
	end: 'Et l’annonce\u202f?',
	ends: {
		reserved: { label: 'Réservée', hint: 'Elle reste sur le panneau, promise à quelqu’un.' },
		done: { label: 'Conclue', hint: 'C’est fait. Elle quitte le panneau.' }
	},
	nobody: 'Choisissez au moins une personne.',
	answer: (n: number) => (n === 1 ? 'Répondre à cette personne' : `Répondre aux ${n} personnes`),
	answered: 'Vos réponses sont gardées. Elles partent dès qu’il y a du réseau.',
	already: 'Vous avez déjà répondu à tout le monde. Les échanges continuent dans Mes échanges.'
} as const;

export const windowField = {
	legend: 'Si plusieurs personnes répondent',
	hint: 'Qui a du réseau n’écrit pas toujours en premier. Recueillir les réponses laisse sa chance à chacun.',
	first: { label: 'Premier arrivé', hint: 'Vous répondez au fil de l’eau.' },
	hours: {
		24: { label: 'Je recueille un jour', hint: 'Puis je choisis.' },
		48: { label: 'Je recueille deux jours', hint: 'Puis je choisis.' },
		72: { label: 'Je recueille trois jours', hint: 'Puis je choisis.' }
	} satisfies Record<AnswerWindow, { label: string; hint: string }>
} as const;
