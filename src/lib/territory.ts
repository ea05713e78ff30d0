/** The kit this build is for, embedded by the build from `territories/<id>/`. */
import { territory } from 'virtual:territory';

export { territory };

/** Its roads come when somebody asks how far something is. */
export const loadRoads = () => import('virtual:territory/roads');
