/** What a page does with a participation of one's own. */
import type { OwnPart } from '../../domain/parts/own-parts.ts';
import { here } from './phone.svelte.ts';
import { undo } from './undo.svelte.ts';

/** Takes part no more, with ten seconds to change one's mind; `said` meanwhile. */
export async function cancel({ part }: Pick<OwnPart, 'part'>, said: string): Promise<void> {
	const phone = await here.open();
	await phone.cancelPart(part);
	undo.offer(said, () => phone.ask(part.ad, part.on, part.what, part.phone));
}
