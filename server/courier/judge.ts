/**
 * What is done with one document of a mailbox. Every step may be done twice: ids are deterministic, and what is
 * there already is left. The verdict comes last, so that it is never read before what it promises is true.
 */
import type { AdDoc, AdText, PublicAd } from '../../src/domain/ad.ts';
import { textOf } from '../../src/domain/ad.ts';
import { checkAd, cleanText, judgeAd, tidy } from '../../src/domain/ad-rules.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { readThread, type AdId, type MemberId, type MemberRef } from '../../src/domain/ids.ts';
import { inboxId, type InboxDoc, type MessageDoc, type ProfileDoc } from '../../src/domain/mailbox.ts';
import { judgeMessage } from '../../src/domain/message-rules.ts';
import { checkProfile, tidyProfile } from '../../src/domain/profile-rules.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { Territory } from '../../src/domain/territory.ts';
import type { Accounts, MemberRecord } from '../accounts/accounts.ts';
import type { Board } from '../board/board.ts';
import type { Ledger } from '../ledger/ledger.ts';

/**
 * Accepted, or why not and which field of the form it is about, or put off: replication keeps no order, so an ad may
 * come before the profile of who wrote it. It is then "received", and judged once the profile is there.
 */
export type Judgement = 'accepted' | 'put-off' | { readonly code: VerdictCode; readonly field?: string };

export interface Judges {
	readonly accounts: Accounts;
	readonly board: Board;
	readonly ledger: Ledger;
	readonly territory: Territory;
	/** Puts a copy of a message in somebody's mailbox; does nothing when it is there. */
	readonly deliver: (to: MemberId, copy: InboxDoc) => Promise<void>;
	readonly now: () => number;
}

type Writer = MemberRecord & { readonly id: MemberId };

const instant = (judges: Judges) => new Date(judges.now()).toISOString();

export async function judgeProfile(judges: Judges, id: MemberId, doc: ProfileDoc): Promise<Judgement> {
	const { name, commune, contact, over15 } = tidyProfile(doc);
	const [wrong] = checkProfile({ name, commune, contact, over15 }, judges.territory);
	if (wrong) return wrong;
	await judges.accounts.setProfile(id, { name, commune, contact });
	const ref = (await judges.accounts.member(id))?.ref;
	if (ref) await renameAuthor(judges, ref, name);
	return 'accepted';
}

/** Ads already on the board bear the name their author goes by today. */
async function renameAuthor({ board, now }: Judges, ref: MemberRef, name: string): Promise<void> {
	const theirs = Array.from(board.image().ads.values(), ({ ad }) => ad).filter(({ author }) => author.ref === ref);
	const updatedAt = new Date(now()).toISOString();
	for (const ad of theirs) if (ad.author.name !== name) await board.publish({ ...ad, author: { ref, name }, updatedAt });
}

export async function publishAd(judges: Judges, writer: Writer, doc: AdDoc): Promise<Judgement> {
	const { board, ledger, territory, now } = judges;
	const clean = tidy(doc);
	const [wrong] = judgeAd(clean, territory, dayOf(now()));
	if (wrong) return wrong;
	if (!writer.profile) return 'put-off';

	const id = doc._id.slice('ad:'.length) as AdId;
	const shown = board.image().ads.get(id)?.ad;
	const text = doc.state === 'live' ? textOf(clean) : textOnceOver(clean, shown, judges);
	const recorded = await ledger.recordAd(id, {
		owner: writer.id,
		author: writer.ref,
		title: text?.title ?? shown?.title ?? clean.title,
		state: doc.state,
		expiresOn: doc.expiresOn,
		publishedAt: instant(judges)
	});
	if (!recorded) return { code: 'not-yours' };

	if (doc.state === 'withdrawn') await board.remove(id);
	else if (text) {
		await board.publish({
			...text,
			id,
			state: doc.state,
			expiresOn: doc.expiresOn,
			publishedAt: recorded.publishedAt,
			updatedAt: shown ? instant(judges) : recorded.publishedAt,
			author: { ref: writer.ref, name: writer.profile.name }
		});
	}
	return 'accepted';
}

/**
 * What the board says of an ad declared done. That it is over is not argued with, but a text that was refused must not
 * come in by this door: what is shown stays, and what was never shown is not shown for the first time now.
 */
function textOnceOver(ad: AdDoc, shown: PublicAd | undefined, { territory, now }: Judges): AdText | undefined {
	const wrong = checkAd(ad, territory, ad.on ?? dayOf(now()));
	return shown && textOf(wrong.length === 0 ? ad : shown);
}

/** The author erased their own copy: the ad leaves the board, as if withdrawn. */
export async function removeAd({ board, ledger }: Judges, writer: MemberId, id: AdId): Promise<void> {
	const record = await ledger.ad(id);
	if (record?.owner !== writer) return;
	await ledger.recordAd(id, { ...record, state: 'withdrawn' });
	await board.remove(id);
}

export async function deliverMessage(judges: Judges, writer: Writer, doc: MessageDoc): Promise<Judgement> {
	const { ledger, deliver, now } = judges;
	if (!writer.profile) return 'put-off';
	const thread = readThread(doc.thread);
	const ad = thread && (await ledger.ad(thread.ad));
	const begun = await ledger.thread(doc.thread);
	const code = judgeMessage(doc, writer.ref, ad, begun !== undefined, dayOf(now()));
	if (code || !thread || !ad) return { code: code ?? 'ad-gone', field: 'text' };

	const fromAsker = writer.ref === thread.asker;
	if (fromAsker && !begun) await ledger.recordThread(doc.thread, { asker: writer.id, begunAt: instant(judges) });
	const to = fromAsker ? ad.owner : begun?.asker;
	if (!to) return { code: 'thread-unknown' };

	const message = doc._id.slice('message:'.length) as InboxDoc['message'];
	await deliver(to, {
		_id: inboxId(writer.ref, message),
		type: 'inbox',
		message,
		thread: doc.thread,
		ad: thread.ad,
		title: ad.title,
		from: { ref: writer.ref, name: writer.profile.name },
		text: cleanText(doc.text),
		writtenAt: doc.writtenAt,
		receivedAt: instant(judges)
	});
	return 'accepted';
}
