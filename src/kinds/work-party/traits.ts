import type { Traits } from '../traits.ts';

export const traits: Traits = { item: 'Service', work: true, detailsWithPlace: true, welcomes: 'request' };
