/** The map of the territory. */
import { count } from './common.ts';

export const map = {
	title: 'La carte du panneau',
	sketch: 'Croquis, pas une carte routière.',
	how: 'Chaque case est une commune, avec son nombre d’annonces. Touchez-la pour les lire.',
	label: (place: string) => `Carte des annonces, commune par commune\u202f: ${place}`,
	keys: 'Les flèches mènent d’une commune à sa voisine. Entrée ouvre ses annonces.',
	commune: (name: string, n: number) => `${name}, ${n === 0 ? 'aucune annonce' : count(n, 'annonce', 'annonces')}`,
	small: 'Une case trop petite\u202f? Agrandissez la carte, ou prenez la liste plus bas.',
	larger: 'Agrandir',
	smaller: 'Réduire',
	times: (zoom: number) => `Carte ${String(zoom).replace('.', ',')} fois plus grande`,
	list: 'Par commune',
	none: 'Sans annonce en ce moment',
	around: 'Autour du massif',
	you: 'vous',
	north: 'N',
	closed: 'fermé l’hiver',
	back: 'Voir la liste',
	empty: 'Aucune annonce ne correspond. Effacez un choix pour en voir.',
	altitude: (name: string, metres: number) => `${name} ${metres}`
} as const;
