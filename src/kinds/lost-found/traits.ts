import type { Traits } from '../traits.ts';

export const traits: Traits = { givesBack: true };
