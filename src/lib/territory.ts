/** The kit this build is for, embedded by the build from `territories/<id>/`. */
import { territory } from 'virtual:territory';

export { territory };
