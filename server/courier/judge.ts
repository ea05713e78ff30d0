/**
 * What is done with one document of a mailbox. Every step may be done twice: ids are deterministic, and what is
 * there already is left. The verdict comes last, so that it is never read before what it promises is true.
 */
import type { AdDoc, AdText, PublicAd } from '../../src/domain/ad.ts';
import { isOpen, textOf } from '../../src/domain/ad.ts';
import { checkAd, judgeAd } from '../../src/domain/ad-rules.ts';
import { cleanText, tidy } from '../../src/domain/clean.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { readThread, type AdId, type MemberId } from '../../src/domain/ids.ts';
import { inboxId, type InboxDoc, type MessageDoc } from '../../src/domain/mailbox.ts';
import { judgeMessage } from '../../src/domain/message-rules.ts';
import type { OwnNoticesDoc } from '../../src/domain/notices/docs.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import { cardId } from '../../src/domain/talk/docs.ts';
import { writtenPhone } from '../../src/domain/talk/phone-number.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';
import type { Accounts, MemberRecord, Profile } from '../accounts/accounts.ts';
import type { Board } from '../board/board.ts';
import type { Doorstep } from '../holding/doorstep.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Notices } from '../notices/notices.ts';
import type { Photos } from '../photos/photos.ts';
import { authorOf } from '../accounts/author.ts';
import type { Removals } from '../removal/removals.ts';
import type { Deliver } from './deliver.ts';
import type { Hears } from './hears.ts';
import type { Parts } from '../parts/parts.ts';

/**
 * Accepted, or why not and which field of the form it is about, or put off: replication keeps no order, so an ad may
 * come before the profile of who wrote it. It is then "received", and judged once the profile is there. Or it waits: for
 * somebody to read it, or for another day. Or nothing is ever said of it (`deliver.ts`).
 */
export type Judgement =
	| 'accepted'
	| 'put-off'
	| 'silent'
	| { readonly wait: 'held' | 'later' }
	| { readonly code: VerdictCode; readonly field?: string };

export interface Judges {
	readonly accounts: Omit<Accounts, 'setProfile'> & { readonly setProfile: (id: MemberId, profile: Profile) => Promise<void> };
	readonly board: Board;
	readonly ledger: Ledger;
	readonly doorstep: Doorstep;
	readonly parts: Parts;
	readonly territory: Territory;
	/** Which photos can be seen: an ad is shown without the others until they come. */
	readonly photos: Pick<Photos, 'onBoard'>;
	/** Puts copies in somebody's mailbox; does nothing when they are there. */
	readonly deliver: Deliver;
	readonly hears: Hears;
	/** Tells people what concerns them, by the ways they chose. */
	readonly notices: Pick<Notices, 'choose' | 'read' | 'notify'>;
	readonly removals: Pick<Removals, 'ask' | 'takeBack'>;
	readonly now: () => number;
}

export type Writer = MemberRecord & { readonly id: MemberId };

const instant = (judges: Judges) => new Date(judges.now()).toISOString();

export async function publishAd(judges: Judges, writer: Writer, doc: AdDoc): Promise<Judgement> {
	const { board, doorstep, ledger, parts, territory, now } = judges;
	const clean = tidy(doc);
	const [wrong] = judgeAd(clean, territory, dayOf(now()));
	if (wrong) return wrong;
	if (!writer.profile) return 'put-off';

	const id = doc._id.slice('ad:'.length) as AdId;
	const shown = board.image().ads.get(id)?.ad;
	// Whose it is comes first: nobody's place of the day is taken by somebody else's ad.
	const before = await ledger.ad(id);
	if (before && before.owner !== writer.id) return { code: 'not-yours' };
	if (before && isOpen(doc.state)) {
		const promised = await parts.keeps(id, clean);
		if (promised) return { code: promised, field: 'details' };
	}
	if (isOpen(doc.state)) {
		const stop = await doorstep.ad(writer, clean, shown);
		if (stop) return stop;
	}
	const text = isOpen(doc.state) ? textOf(clean) : await textOnceOver(writer, clean, shown, judges);
	const recorded = await ledger.recordAd(id, {
		owner: writer.id,
		author: writer.ref,
		title: text?.title ?? shown?.title ?? clean.title,
		state: doc.state,
		expiresOn: doc.expiresOn,
		publishedAt: instant(judges),
		...(clean.photos && { photos: clean.photos })
	});
	if (!recorded) return { code: 'not-yours' };

	if (doc.state === 'withdrawn') await board.remove(id);
	else if (text) {
		await board.publish({
			...judges.photos.onBoard(text, text.photos),
			id,
			state: doc.state,
			expiresOn: doc.expiresOn,
			publishedAt: recorded.publishedAt,
			updatedAt: shown ? instant(judges) : recorded.publishedAt,
			author: authorOf(writer, writer.profile.name),
			...(shown?.tally && { tally: shown.tally })
		});
		if (isOpen(doc.state)) await doorstep.shown(writer, id, text);
	}
	await parts.adChanged(id);
	return 'accepted';
}

/**
 * What the board says of an ad declared done. That it is over is not argued with, but a text that was refused must not
 * come in by this door: what is shown stays, and what was never shown is not shown for the first time now.
 */
async function textOnceOver(
	writer: Writer,
	ad: AdDoc,
	shown: PublicAd | undefined,
	{ doorstep, territory, now }: Judges
): Promise<AdText | undefined> {
	if (!shown) return undefined;
	const wrong = checkAd(ad, territory, ad.on ?? dayOf(now()));
	return textOf(wrong.length === 0 && (await doorstep.mayBeShown(writer, ad, shown)) ? ad : shown);
}

/** The author erased their own copy: the ad leaves the board, as if withdrawn. */
export async function removeAd({ board, ledger, parts }: Judges, writer: MemberId, id: AdId): Promise<void> {
	const record = await ledger.ad(id);
	if (record?.owner !== writer) return;
	await ledger.recordAd(id, { ...record, state: 'withdrawn' });
	await board.remove(id);
	await parts.adChanged(id);
}

export async function deliverMessage(judges: Judges, writer: Writer, doc: MessageDoc): Promise<Judgement> {
	const { ledger, deliver, now } = judges;
	if (!writer.profile) return 'put-off';
	const thread = readThread(doc.thread);
	const kept = thread && (await ledger.ad(thread.ad));
	// A purchase that was prolonged is asked about as long as the board shows it.
	const until = thread && judges.board.image().ads.get(thread.ad)?.ad.expiresOn;
	const ad = kept && until && until > kept.expiresOn ? { ...kept, expiresOn: until } : kept;
	const begun = await ledger.thread(doc.thread);
	const code = judgeMessage(doc, writer.ref, ad, begun !== undefined, dayOf(now()));
	if (code || !thread || !ad) return { code: code ?? 'ad-gone', field: 'text' };

	const fromAsker = writer.ref === thread.asker;
	if (fromAsker && !begun) {
		const stop = await judges.doorstep.contact(writer, doc);
		if (stop) return stop;
	}
	if (fromAsker && !begun) await ledger.recordThread(doc.thread, { asker: writer.id, begunAt: instant(judges) });
	const to = fromAsker ? ad.owner : begun?.asker;
	if (!to) return { code: 'thread-unknown' };

	const message = doc._id.slice('message:'.length) as InboxDoc['message'];
	const copy: InboxDoc = {
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
	};
	// Before the words, so that a phone never shows them without it.
	const card = doc.share && {
		_id: cardId(writer.ref, message),
		type: 'card' as const,
		from: writer.ref,
		message,
		phone: writtenPhone(doc.share.phone)
	};
	const delivery = await deliver(to, writer.ref, card ? [card, copy] : [copy]);
	if (delivery === 'silent') return 'silent';
	await judges.notices.notify(to, { kind: 'reply', thread: doc.thread, at: copy.receivedAt });
	return 'accepted';
}

/** How somebody wants to be told of things; how far they have read, to which nothing is answered. */
export async function noteHearing({ notices, territory }: Judges, member: MemberId, doc: OwnNoticesDoc, rev: string) {
	if (doc.type === 'read') {
		await notices.read(member, doc);
		return 'silent';
	}
	if (doc.communes.some((insee) => !communeOf(territory, insee))) return { code: 'commune-unknown', field: 'communes' } as const;
	await notices.choose(member, rev, doc);
	return 'accepted';
}
