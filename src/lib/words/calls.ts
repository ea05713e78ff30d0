/** The list of those whom the mairie tells something. Nothing of what was written to them. */
import type { RemindedOf } from '../../domain/parts/reminders.ts';
import { count } from './common.ts';

export const calls = {
	title: 'Personnes à prévenir',
	lead: 'Elles ont demandé que la mairie les prévienne. Vous voyez le titre, pas les messages.',
	commune: 'Commune',
	nobody: 'Il n’y a personne à prévenir.',
	nobodyHint: 'Une réponse arrive ici quand personne ne l’a lue depuis deux jours.',
	how: 'À dire\u202f: une réponse attend dans ses échanges, sur le panneau.',
	noPhone: 'Sans numéro. À joindre comme vous savez.',
	replies: (n: number, since: string) => `${count(n, 'réponse', 'réponses')}, depuis ${since}`,
	remind: {
		eve: 'Rappel\u202f: c’est demain.',
		start: 'Rappel\u202f: le prêt commence demain.',
		due: 'Rappel\u202f: le prêt finit demain.',
		late: 'Rappel\u202f: le prêt devait finir hier.'
	} satisfies Record<RemindedOf, string>,
	tried: (when: string) => `Dernier essai\u202f: ${when}`,
	told: 'C’est dit',
	notReached: 'Pas de réponse',
	toldOf: (name: string) => `C’est dit à ${name}.`,
	notReachedOf: (name: string) => `Essai noté pour ${name}.`,
	toldLabel: (name: string) => `C’est dit à ${name}`,
	notReachedLabel: (name: string) => `Pas de réponse de ${name}`,
	refresh: 'Relire la liste',
	seen: (when: string) => `Liste lue ${when}`,
	proof: 'Avant de lire cette liste, montrez votre seconde preuve. Revenez ensuite ici.'
} as const;
