/** *Confier des rôles*, for the association's administrators. */
import type { LogLine } from '../../domain/access/shown.ts';
import { isRole } from '../../domain/access/roles.ts';
import { roleWords } from './access.ts';
import { count } from './common.ts';

export const roles = {
	title: 'Confier des rôles',
	lead: 'Chaque changement est noté, avec votre nom. Rien ne s’efface de cette liste.',
	back: 'Sécurité',
	find: 'Trouver quelqu’un',
	query: 'Son nom, sa commune ou son repère',
	findHint: 'Quelques lettres suffisent.',
	search: 'Chercher',
	found: (n: number) => count(n, 'personne trouvée', 'personnes trouvées'),
	none: 'Personne de ce nom',
	noneText: 'Essayez avec moins de lettres. La personne doit s’être inscrite une fois.',
	holders: 'Qui a un rôle',
	nobody: 'Personne encore',
	nobodyElse: 'Personne d’autre',
	give: (label: string) => `Confier\u202f: ${label}`,
	take: (label: string) => `Retirer\u202f: ${label}`,
	/** Read aloud after what a button says. */
	to: (name: string) => ` à ${name}`,
	for: (name: string) => ` pour ${name}`,
	given: (label: string, name: string) => `${name} a maintenant le rôle ${label}.`,
	taken: (label: string, name: string) => `${name} n’a plus le rôle ${label}.`,
	guarded: 'Seconde preuve en place',
	unguarded: 'Pas encore de seconde preuve\u202f: ses rôles n’ouvrent rien.',
	startAnew: 'Repartir à neuf',
	startAnewHint: 'Téléphone et codes perdus\u202f? Vérifiez d’abord de vive voix que c’est bien cette personne.',
	startedAnew: (name: string) => `${name} peut mettre une autre preuve en place.`,
	log: 'Ce qui a changé',
	console: 'Quelqu’un, à la machine de l’association,'
} as const;

const EVENTS: Readonly<Record<string, (of: string) => string>> = {
	'factor-set': (of) => `${of} a mis une application de codes en place`,
	'factor-removed': (of) => `La seconde preuve de ${of} a été retirée`,
	'codes-made': (of) => `${of} a fait des codes de réserve`,
	'passkey-added': (of) => `${of} a ajouté une clé d’accès`,
	'passkey-removed': (of) => `${of} a retiré une clé d’accès`
};

/** One line of the log, without its day. Of whoever is gone, the name is gone too. */
export function logLine({ by, of, what, role }: LogLine): string {
	const name = of || 'quelqu’un qui est parti';
	if (!isRole(role)) return EVENTS[what]?.(name) ?? `Changement pour ${name}`;
	const whom = by ?? roles.console;
	return what === 'give'
		? `${whom} a confié le rôle ${roleWords[role].label} à ${name}`
		: `${whom} a retiré le rôle ${roleWords[role].label} à ${name}`;
}
