/** The states of what a person writes (O1), in product.md's words. */
import type { OwnState } from '../../domain/own-item.ts';

export interface StateWords {
	readonly label: string;
	/** What it means for the one who wrote it. */
	readonly means: string;
}

export const stateWords: Readonly<Record<OwnState, StateWords>> = {
	draft: { label: 'Brouillon', means: 'Sur ce téléphone seulement. Vous seul le voyez.' },
	waiting: { label: 'En attente d’envoi', means: 'Gardée sur ce téléphone. Elle partira dès qu’il y aura du réseau.' },
	received: { label: 'Reçue', means: 'Elle est arrivée. Elle va paraître.' },
	held: { label: 'Reçue, en relecture', means: 'Elle est arrivée. Quelqu’un de l’équipe la lit, puis elle paraît.' },
	later: {
		label: 'Reçue, pour demain',
		means: 'Elle est arrivée. Au début, c’est trois annonces par jour\u202f: elle paraîtra toute seule, demain.'
	},
	published: { label: 'Publiée', means: 'Tout le monde peut la lire.' },
	refused: { label: 'À corriger', means: 'Elle n’a pas pu paraître. Votre texte est toujours là.' },
	reserved: { label: 'Réservée', means: 'Promise à quelqu’un. Elle reste sur le panneau.' },
	done: { label: 'Conclue', means: 'Elle a trouvé preneur. Merci\u202f!' },
	expired: { label: 'Expirée', means: 'Sa date est passée. Vous pouvez la prolonger.' },
	withdrawn: { label: 'Retirée', means: 'Plus personne ne la voit.' }
};

/** An end that the other side has not confirmed yet: said as a wish, not as done. */
export const endingWords: Readonly<Record<'reserved' | 'done' | 'withdrawn', string>> = {
	reserved: 'Vous la dites réservée. Le panneau le saura dès qu’il y aura du réseau.',
	done: 'Vous l’avez conclue. Le panneau le saura dès qu’il y aura du réseau.',
	withdrawn: 'Vous la retirez. Elle quittera le panneau dès qu’il y aura du réseau.'
};

/** For a message, which is neither published nor done. */
export const messageStateWords: Readonly<Record<'waiting' | 'received' | 'later' | 'published' | 'refused', string>> = {
	waiting: 'En attente d’envoi',
	received: 'Reçue',
	later: 'Reçue, remise demain',
	published: 'Remise',
	refused: 'À corriger'
};
