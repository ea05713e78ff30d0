import { isExpired, isOpen, type AdState } from './ad.ts';
import { cleanText, lengthOf } from './clean.ts';
import type { Day } from './dates.ts';
import { readThread, type MemberRef } from './ids.ts';
import { MESSAGE_MAX, type MessageDoc } from './mailbox.ts';
import type { Refusal, VerdictCode } from './refusals.ts';
import { checkPhone } from './talk/phone-number.ts';

export function checkMessageText(text: string): Refusal<'text'> | undefined {
	const length = lengthOf(cleanText(text));
	if (length === 0) return { field: 'text', code: 'message-empty' };
	if (length > MESSAGE_MAX) return { field: 'text', code: 'message-too-long' };
	return undefined;
}

/** What the server knows of the ad a message is about. */
export interface AnsweredAd {
	readonly author: MemberRef;
	readonly state: AdState;
	readonly expiresOn: Day;
}

/**
 * Whether `from` may say this in that thread; the code of the refusal, or undefined.
 * `begun`: the asker has already written in it. Only the asker may begin, and only on a live ad (F3);
 * a conversation that has begun goes on after the ad is done, so that people can still arrange things.
 */
export function judgeMessage(
	message: Pick<MessageDoc, 'thread' | 'text' | 'share'>,
	from: MemberRef,
	ad: AnsweredAd | undefined,
	begun: boolean,
	today: Day
): VerdictCode | undefined {
	const text = checkMessageText(message.text);
	if (text) return text.code;
	const phone = message.share && checkPhone(message.share.phone);
	if (phone) return phone.code;
	const thread = readThread(message.thread);
	if (!thread || !ad) return 'ad-gone';
	if (thread.asker === ad.author) return 'own-ad';
	if (from === ad.author) return begun ? undefined : 'thread-unknown';
	if (from !== thread.asker) return 'thread-unknown';
	if (begun) return undefined;
	if (!isOpen(ad.state)) return 'ad-gone';
	return isExpired(ad, today) ? 'ad-expired' : undefined;
}
