/**
 * What stops an ad or a message for a while between the domain's rules and the board. Nothing here refuses by itself: an ad
 * that somebody is to read first is *held* until they decide; what is beyond a newcomer's share of the day comes *later*,
 * by itself. Done twice, it changes nothing: a place is taken once for an id, a record replaced by the same one.
 */
import type { AdDoc, AdText, PublicAd } from '../../src/domain/ad.ts';
import { addDays, dayOf, type Instant } from '../../src/domain/dates.ts';
import type { AdId, MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { MessageDoc } from '../../src/domain/mailbox.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { FLAGGED, hintsOf } from '../../src/domain/text-hints/hints.ts';
import { isStarting, isTrusted, takePlace, type Standing, type StartRates } from '../../src/domain/trust/rates.ts';
import { SUSPICIOUS, suspicionOf } from '../../src/domain/trust/suspicion.ts';
import { authorOf } from '../accounts/author.ts';
import type { Board } from '../board/board.ts';
import { createAlike } from './alike.ts';
import type { HeldRecord, Records } from './records.ts';

/** Waits, and is told so; or a moderator's refusal. */
export type Stop = { readonly wait: 'held' | 'later' } | { readonly code: VerdictCode };

export interface Writer extends Standing {
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly profile?: { readonly name: string };
}

interface Deps {
	readonly records: Records;
	readonly board: Board;
	/** What the kit asks; undefined or 0: nothing is held. */
	readonly moderation: Territory['moderation'];
	/** Undefined: no limit at the start. */
	readonly rates: StartRates | undefined;
	readonly now: () => number;
	/** Something is to be judged again then. */
	readonly onLater: (until: Instant) => void;
}

export type Doorstep = ReturnType<typeof createDoorstep>;

export function createDoorstep({ records, board, moderation, rates, now, onLater }: Deps) {
	const firstAds = moderation?.holdFirstAds ?? 0;
	const alike = createAlike(board);
	const instant = () => new Date(now()).toISOString();

	async function standingOf(writer: Writer) {
		const trust = await records.trust(writer.id);
		return { ...writer, ...(trust.vouchedBy && { vouchedBy: trust.vouchedBy }), trust };
	}

	/** True when there was no place left for it today. */
	async function mustWait(
		writer: Writer,
		what: 'ads' | 'contacts',
		id: string,
		doc: { _id: string; _rev: string; writtenAt: Instant }
	) {
		if (!rates || !isStarting(await standingOf(writer), now(), rates)) return false;
		const today = dayOf(now());
		let isFree = true;
		await records.changeTrust(writer.id, (old) => {
			const places = old[what] ?? [];
			const taken = takePlace(places, id, dayOf(doc.writtenAt), today, rates[what]);
			isFree = taken !== undefined;
			return taken === undefined || taken === places ? undefined : { ...old, [what]: taken };
		});
		if (isFree) return false;
		const until = midnightAfter(now());
		await records.putLater({ member: writer.id, doc: doc._id, rev: doc._rev, until });
		onLater(until);
		return true;
	}

	/** Why somebody should read this ad first. */
	async function reasons(writer: Writer, ad: AdDoc, shown: PublicAd | undefined): Promise<string[]> {
		if (firstAds === 0) return [];
		const standing = await standingOf(writer);
		const passed = new Set<AdId>([
			...(standing.trust.passed ?? []),
			...Array.from(board.image().ads.values(), (row) => row.ad).flatMap(({ id, author }) =>
				author.ref === writer.ref ? [id] : []
			)
		]);
		const isFirst = !isTrusted(standing) && !passed.has(ad._id.slice('ad:'.length) as AdId) && passed.size < firstAds;
		const around = { alike: await alike.count(ad, await records.allHeld()), form: ad.form ?? [] };
		const { score, signs } = suspicionOf(ad, around);
		// A comma put right in what somebody has read already is not read again.
		const isNoWorse = shown !== undefined && score <= suspicionOf(shown, { ...around, form: [] }).score;
		return [...(isFirst ? ['first-ads'] : []), ...(score >= SUSPICIOUS && !isNoWorse ? signs : [])];
	}

	return {
		/** Asked for an open ad that breaks no rule, of somebody whose profile is there. */
		async ad(writer: Writer, ad: AdDoc, shown: PublicAd | undefined): Promise<Stop | undefined> {
			const rev = ad._rev ?? '';
			const id = ad._id.slice('ad:'.length) as AdId;
			if (!shown && (await mustWait(writer, 'ads', id, { ...ad, _rev: rev }))) return { wait: 'later' };
			const why = await reasons(writer, ad, shown);
			if (why.length === 0) return undefined;
			const { decision } = (await records.held(writer.id, id)) ?? {};
			if (decision?.rev === rev) {
				if (decision.code !== undefined) return { code: decision.code };
				await records.changeTrust(writer.id, (old) =>
					old.passed?.includes(id) ? undefined : { ...old, passed: [...(old.passed ?? []), id] }
				);
				return undefined;
			}
			await records.changeHeld(writer.id, id, (old) => {
				if (old?.rev === rev && !old.again) return undefined;
				return heldRecord(writer, ad, rev, why, old?.heldAt ?? instant());
			});
			return { wait: 'held' };
		},

		/** The text of an ad declared done: what somebody should read first does not come in by that door. */
		mayBeShown: async (writer: Writer, ad: AdDoc, shown: PublicAd): Promise<boolean> =>
			(await reasons(writer, ad, shown)).length === 0,

		/** Asked for the first words of somebody to somebody, before the thread begins. */
		contact: async (writer: Writer, message: MessageDoc): Promise<Stop | undefined> =>
			(await mustWait(writer, 'contacts', message.thread, { ...message, _rev: message._rev ?? '' }))
				? { wait: 'later' }
				: undefined,

		/** Published, and worth a look all the same (L13). */
		async shown(writer: Writer, id: AdId, text: AdText): Promise<void> {
			const codes = hintsOf(text).flatMap(({ code }) => (FLAGGED.includes(code) ? [code] : []));
			if (codes.length === 0) return;
			await records.putFlag(id, { member: writer.id, title: text.title, codes: [...new Set(codes)], at: instant() });
		},

		/** A verdict was given, or the document is gone: nothing of it waits any more. */
		async settled(member: MemberId, doc: string): Promise<void> {
			if (!records.mayWait(member)) return;
			if (doc.startsWith('ad:')) await records.dropHeld(member, doc.slice('ad:'.length) as AdId);
			await records.dropLater(member, doc);
		},

		/** The documents of a mailbox that waited, and are to be judged now. */
		async ready(member: MemberId): Promise<string[]> {
			if (!records.mayWait(member)) return [];
			const held = await records.allHeld(member);
			const later = await records.allLater(member);
			return [
				...held.filter(({ decision, again }) => decision || again || firstAds === 0).map(({ ad }) => `ad:${ad}`),
				...later.filter(({ until }) => !rates || Date.parse(until) <= now()).map(({ doc }) => doc)
			];
		}
	};
}

function heldRecord(writer: Writer, ad: AdDoc, rev: string, why: readonly string[], heldAt: Instant): HeldRecord {
	return {
		member: writer.id,
		ad: ad._id.slice('ad:'.length) as AdId,
		rev,
		title: ad.title,
		text: ad.text,
		commune: ad.commune,
		author: authorOf(writer, writer.profile?.name ?? ''),
		heldAt,
		why
	};
}

/** The first moment of the next day in the valley: found by halves, since an hour is missing or twice on two days. */
function midnightAfter(now: number): Instant {
	const tomorrow = addDays(dayOf(now), 1);
	let [before, after] = [now, now + 26 * 3_600_000];
	while (after - before > 1_000) {
		const middle = Math.floor((before + after) / 2);
		if (dayOf(middle) < tomorrow) before = middle;
		else after = middle;
	}
	return new Date(after).toISOString();
}
