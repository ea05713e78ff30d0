/** One's own ads: what may be done with them, and what is said once it is. */
import type { Act, WrittenAct } from '../../domain/own/acts.ts';
import type { Notice } from '../../domain/notices.ts';
import { count } from './common.ts';

export const actWords: Readonly<Record<Act, string>> = {
	change: 'Modifier',
	correct: 'Corriger',
	prolong: 'Prolonger',
	reserve: 'Elle est réservée',
	free: 'Elle est de nouveau libre',
	done: 'C’est conclu',
	reopen: 'La remettre',
	repeat: 'Refaire une annonce comme celle-ci',
	withdraw: 'Retirer'
};

/** Said for ten seconds, with « Annuler ». */
export const doneWords: Readonly<Record<WrittenAct, string>> = {
	prolong: 'Annonce prolongée.',
	reserve: 'Annonce réservée.',
	free: 'Annonce de nouveau libre.',
	done: 'Annonce conclue.',
	reopen: 'Annonce remise sur le panneau.',
	withdraw: 'Annonce retirée.'
};

export const noticeWords = {
	title: (n: number) => (n === 1 ? 'Une annonce finit bientôt' : `${n} annonces finissent bientôt`),
	ends: { week: 'Elle finit dans la semaine', day: 'C’est presque son dernier jour' } satisfies Record<Notice, string>,
	prolong: 'Prolonger d’un geste',
	letEnd: 'La laisser finir',
	year: 'Elle est sur le panneau depuis un an. Est-elle toujours vraie\u202f?',
	confirm: 'Oui, la prolonger',
	rewrite: 'La relire et la modifier'
} as const;

/** The parts of one's own list. */
export const groupWords = {
	care: 'À regarder',
	open: 'Sur le panneau ou en chemin',
	over: (n: number) => `${count(n, 'annonce finie', 'annonces finies')}`
} as const;

export const ownAds = {
	twice: 'Vous avez écrit deux versions de cette annonce, sur deux appareils.',
	compare: 'Choisir une version',
	outbox: 'Mes envois',
	outboxHint: 'Ce qui est parti, ce qui attend, ce qu’il faut corriger.',
	devices: 'Mes appareils',
	hearing: 'Être prévenu',
	settings: 'Mes réglages',
	links: 'Et aussi'
} as const;
