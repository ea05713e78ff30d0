import type { Traits } from '../traits.ts';

// A thing given away has many takers; other ads mostly wait for one.
export const traits: Traits = { item: 'Product', changesOwner: true, gathers: { offer: 24 } };
