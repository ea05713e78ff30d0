/** « Merci » (F7): once an ad is done, one sentence from each to the other. No stars, no count, anywhere. */
import type { AdState } from '../ad.ts';
import { cleanText, lengthOf } from '../clean.ts';
import { readThread, type MemberRef, type ThreadId } from '../ids.ts';
import type { Refusal, VerdictCode } from '../refusals.ts';
import { THANKS_MAX } from './docs.ts';

export function checkThanks(text: string): Refusal<'text'> | undefined {
	const length = lengthOf(cleanText(text));
	if (length === 0) return { field: 'text', code: 'message-empty' };
	return length > THANKS_MAX ? { field: 'text', code: 'thanks-too-long' } : undefined;
}

/** Whether `from` may thank in that thread; the code of the refusal, or undefined. */
export function judgeThanks(
	{ thread, text }: { readonly thread: ThreadId; readonly text: string },
	from: MemberRef,
	ad: { readonly author: MemberRef; readonly state: AdState } | undefined,
	begun: boolean
): VerdictCode | undefined {
	const wrong = checkThanks(text);
	if (wrong) return wrong.code;
	const read = readThread(thread);
	if (!read || !ad || !begun || (from !== ad.author && from !== read.asker)) return 'thread-unknown';
	return ad.state === 'done' ? undefined : 'thanks-too-soon';
}
