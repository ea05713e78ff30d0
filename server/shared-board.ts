/**
 * How pages rendered by SvelteKit reach the board: Kit's build and this server are two bundles in one process,
 * so they meet at a symbol. Plain code only, no import from either side.
 */
import type { BoardReader } from './board/reader.ts';

const KEY = Symbol.for('sharetreuse.board');
type Holder = { [KEY]?: BoardReader };

export const shareBoard = (reader: BoardReader) => void ((globalThis as Holder)[KEY] = reader);
export const sharedBoard = () => (globalThis as Holder)[KEY];
