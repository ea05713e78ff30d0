/** What makes this phone's owner somebody who comes back: only then may anything be asked of them. */
import { install } from './install.svelte.ts';
import { keeping } from './keeping.svelte.ts';

/** They have just published, answered or reported. */
export function usefulAct() {
	install.earn();
	void keeping.askToPersist();
}
