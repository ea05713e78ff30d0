/** « Mes envois »: what has left, what waits, what came back. */
import type { Instant } from '../../domain/dates.ts';
import { count } from './common.ts';
import { moment } from './dates.ts';

export const outbox = {
	title: 'Mes envois',
	lead: 'Tout part seul dès qu’il y a du réseau. Rien n’est envoyé deux fois.',
	back: 'Moi',
	last: 'Dernier échange',
	well: (at: Instant, now: Instant) => `${moment(at, now)}, bien passé.`,
	failed: (at: Instant, now: Instant) => `Essai ${moment(at, now)}\u202f: pas de réseau.`,
	never: 'Ce téléphone n’a encore rien échangé.',
	now: 'Un échange est en cours…',
	waiting: (n: number) => (n === 0 ? 'Rien n’attend' : `${count(n, 'envoi attend', 'envois attendent')} le réseau`),
	allSent: 'Tout ce que vous avez écrit est arrivé.',
	since: (when: string) => `Écrit ${when}`,
	profile: 'Votre profil',
	notices: 'Comment vous prévenir',
	removal: 'Supprimer votre compte',
	keepAccount: 'Garder votre compte',
	professional: 'Publier comme professionnel',
	message: (text: string) => `Message\u202f: ${text}`,
	report: (number: string) => `Signalement ${number}`,
	late: 'Cela fait plus de trois jours. Gardez une copie\u202f: vous pouvez la donner de la main à la main.',
	correct: (n: number) => count(n, 'texte à corriger', 'textes à corriger'),
	copy: 'Garder une copie',
	copyHint: 'Un fichier à lire partout, avec vos textes en entier.',
	copyFile: 'Enregistrer le fichier',
	fileName: (day: string) => `mes-textes-${day}.txt`,
	qr: 'En code à viser',
	qrTitle: (title: string) => `Le texte de «\u202f${title}\u202f»`,
	qrHow: 'Visez-le avec un autre téléphone\u202f: le texte s’y affiche, sans réseau.',
	qrMissing: 'Le code n’a pas pu être dessiné cette fois. Prenez plutôt le fichier.',
	denied: {
		sentence: 'Ce texte n’a pas pu être pris tel quel.',
		wayOut: 'Il est toujours là. Ouvrez-le, relisez-le et envoyez-le de nouveau.'
	},
	qrLong: 'Ce texte est trop long pour un code. Prenez plutôt le fichier.',
	space: 'La place prise',
	copyHead: (now: string) => `Mes textes, copiés ${now}`,
	copyState: (state: string) => `État\u202f: ${state}`,
	copyData: 'Les mêmes textes, pour un programme\u202f:',
	answer: 'Reprendre cet échange',
	untitled: 'Sans titre'
} as const;
