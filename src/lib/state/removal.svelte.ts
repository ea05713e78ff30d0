/** Whether this person's account is to be removed, as far as this phone knows; and saying so, or the contrary (L9). */
import type { Instant } from '../../domain/dates.ts';
import type { VerdictCode } from '../../domain/refusals.ts';
import { removedAt } from '../../domain/removal/docs.ts';
import { here } from './phone.svelte.ts';

export type RemovalState =
	| { readonly is: 'kept'; /** What was taken back has not left yet. */ readonly unsent: boolean }
	/** `at` is unknown until the server has answered. */
	| { readonly is: 'asked'; readonly at: Instant | undefined }
	| { readonly is: 'refused'; readonly why: VerdictCode };

class Removal {
	/** The last wish could not be kept on this phone. */
	failed = $state(false);

	/** Undefined where nothing of the sort was ever said. */
	get state(): RemovalState | undefined {
		const doc = here.mail?.contents.removal;
		if (!doc) return undefined;
		const verdict = here.heard(doc._id, doc._rev).verdicts.get(doc._rev);
		if (!doc.wanted) return { is: 'kept', unsent: !verdict };
		if (verdict?.accepted === false) return { is: 'refused', why: verdict.refused };
		return { is: 'asked', at: verdict && removedAt(verdict.at) };
	}

	async wish(wanted: boolean): Promise<void> {
		this.failed = false;
		try {
			await (await here.open()).wishRemoval(wanted);
		} catch {
			this.failed = true;
		}
	}
}

export const removal = new Removal();
