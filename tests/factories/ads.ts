import type { AdText } from '../../src/domain/ad.ts';

/** A good ad; a test says only what matters to it. */
export const adText = (other: Partial<AdText> = {}): AdText => ({
	kind: 'service',
	side: 'request',
	title: 'Qui peut m’aider à rentrer du bois ?',
	text: 'Deux stères à empiler avant la neige. Tarte aux noix à l’arrivée.',
	category: 'wood',
	commune: '38442',
	counterpart: 'thanks',
	...other
});
