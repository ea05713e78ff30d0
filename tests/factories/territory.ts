import { resolve } from 'node:path';
import { loadTerritory } from '../../server/territory/load.ts';

export const { territory } = loadTerritory(resolve('territories/chartreuse'));
