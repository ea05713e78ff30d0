/** What ads of all kinds have: a side, and something in return. Each kind's own words are its own (`src/kinds`). */
import type { Counterpart, Side } from '../../kinds/kind.ts';

export const sideWords: Readonly<Record<Side, { label: string; plural: string }>> = {
	offer: { label: 'Offre', plural: 'Offres' },
	request: { label: 'Demande', plural: 'Demandes' }
};

export const counterpartWords: Readonly<Record<Counterpart, { label: string; hint: string }>> = {
	free: { label: 'Gratuit', hint: 'Sans rien attendre' },
	thanks: { label: 'Un merci', hint: 'Un pot de confiture ou un sourire' },
	swap: { label: 'Un échange', hint: 'À convenir entre vous' },
	'cost-sharing': { label: 'Partage des frais', hint: 'Les frais réels, sans bénéfice' }
};
