import type { Traits } from '../traits.ts';

export const traits: Traits = { item: 'Product', detailsWithPlace: true };
