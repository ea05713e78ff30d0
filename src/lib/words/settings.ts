/** What this phone keeps of the board, how it saves data, how it looks. */
import { count } from './common.ts';
import { weight } from './keeping.ts';

type Keep = 'everything' | 'around' | 'titles';

const ads = (n: number) => count(n, 'annonce', 'annonces');

export const settings = {
	title: 'Réglages',
	board: 'Le panneau sur ce téléphone',
	here: (n: number, bytes: number) => `Ici\u202f: ${ads(n)}, ${weight(bytes)}.`,
	nothingYet: 'Rien n’est encore ici. Tout viendra avec le réseau.',
	whole: 'Tout ce que vous gardez est là\u202f: cela se lit sans réseau.',
	titlesComing: 'Les titres arrivent.',
	textsComing: (n: number) => `Il reste ${count(n, 'texte', 'textes')} à recevoir. Cela se fait seul, avec le réseau.`,
	textsWait: 'Un texte vient quand vous ouvrez l’annonce.',
	keep: 'Que garder ici\u202f?',
	keepHint: 'Ce qui n’est plus gardé libère la place. Vous pouvez changer d’avis.',
	keeps: { everything: 'Tout', around: 'Autour de chez moi', titles: 'Les titres seulement' } satisfies Record<Keep, string>,
	brings: {
		everything: (bytes: number) => `Chaque annonce en entier\u202f: ${weight(bytes)}.`,
		around: (bytes: number) => `Le plus proche en entier, et tous les titres\u202f: ${weight(bytes)}.`,
		titles: (bytes: number) => `Un texte vient quand vous ouvrez l’annonce\u202f: ${weight(bytes)}.`
	} satisfies Record<Keep, (bytes: number) => string>,
	askPlace: 'Pour garder autour de chez vous, dites d’où vous regardez.',
	fromPlace: 'Les annonces sont gardées autour d’ici.',
	economy: 'Économiser mes données',
	economies: { no: 'Non', yes: 'Oui' },
	economyOff: 'Les textes viennent seuls, les plus proches d’abord.',
	economyOn: 'Les titres viennent seuls. Un texte vient quand vous ouvrez l’annonce.',
	economyAsked: 'Votre navigateur demande d’économiser\u202f: c’est ce que nous faisons.',
	reading: 'Lire à votre goût'
} as const;
