/** Taking out of the mailboxes of those who lead an ad what they were told of somebody who takes part in it. */
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import type { Entry } from '../../src/domain/parts/book.ts';
import { paperDocId, rosterId, TICKS, tickDocId, type PaperId } from '../../src/domain/parts/doc-ids.ts';
import type { Page } from './page.ts';

/** Erases from somebody's mailbox the document of that id, or all those that only add a number to it. */
export type Erase = (from: MemberId, id: string) => Promise<void>;

export const leadersOf = ({ owner, co }: Pick<Page, 'owner' | 'co'>): readonly MemberId[] => [owner, ...(co ? [co] : [])];

/** What they were told, what they ticked beside it, and what they wrote down of somebody who asked on paper. */
export async function eraseEntry(erase: Erase, leader: MemberId, id: AdId, { who, on, paper }: Entry): Promise<void> {
	await erase(leader, rosterId(id, who, on, ''));
	for (const of of TICKS) await erase(leader, tickDocId(id, who, of));
	if (paper) await erase(leader, paperDocId(id, who as PaperId));
}
