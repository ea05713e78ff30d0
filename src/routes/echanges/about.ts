/** What a conversation is about, and with whom: from its own messages, one's own ads, or this phone's copy of the board. */
import type { PublicAd } from '../../domain/ad.ts';
import type { Conversation } from '../../domain/conversations.ts';
import { here } from '../../lib/state/phone.svelte.ts';
import { exchanges as words } from '../../lib/words/exchanges.ts';

export interface About {
	readonly title: string;
	readonly other: string | undefined;
	/** Still on the board, as far as this phone knows. */
	readonly ad: PublicAd | undefined;
}

export async function aboutOf(conversation: Conversation): Promise<About> {
	const own = here.ownAds.find(({ ad }) => ad._id === `ad:${conversation.ad}`);
	const found = await here
		.open()
		.then(({ board }) => board.get(conversation.ad))
		.catch(() => undefined);
	const ad = typeof found === 'object' ? found : undefined;
	return {
		title: conversation.title ?? ad?.title ?? own?.ad.title ?? words.untitled,
		other: conversation.other ?? (conversation.ownAd ? undefined : ad?.author.name),
		ad
	};
}
