/** A stack of sheets. */
import { plain, type Paper } from '../paper.ts';

export const paper: Paper = { path: plain, stacked: true };
