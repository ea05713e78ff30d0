/**
 * One's own document that was written on two devices and made one of both, without a question (`parts/join.ts`). That it was
 * is in the document itself, as the leaf that ended; that its person has seen it, on each device for itself.
 */
import type { createForms } from '../device/forms.ts';
import type { OwnMailbox } from './own-mailbox.ts';

interface Deps {
	readonly own: Pick<OwnMailbox, 'ended'>;
	readonly forms: ReturnType<typeof createForms>;
}

export const createJoins = ({ own, forms }: Deps) => ({
	/** Whether it became one since it was last looked at here. */
	async isNew(id: string): Promise<boolean> {
		const ended = await own.ended(id);
		return ended > 0 && ended > Number((await forms.typed(`joined:${id}`))?.['leaves'] ?? 0);
	},

	/** Its person has looked at it. */
	seen: async (id: string) => forms.type(`joined:${id}`, { leaves: String(await own.ended(id)) })
});
