import type { Traits } from '../traits.ts';

export const traits: Traits = { item: 'Trip', detailsWithPlace: true, travels: true, sharesCosts: true };
