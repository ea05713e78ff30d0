/**
 * Books without somebody who has had their account removed. What they had asked for is cancelled where it still can be; an
 * order that its supplier may have already stays in the totals, without a name. Their own ads are over, and whoever took part
 * in them reads so, not from whom.
 */
import type { AdId, MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { Entry } from '../../src/domain/parts/book.ts';
import { rosterId, standingId } from '../../src/domain/parts/doc-ids.ts';
import type { What } from '../../src/domain/parts/what.ts';
import type { Parts } from './parts.ts';
import { eraseEntry, leadersOf, type Erase } from './erasing.ts';
import { keyOf, without, type Page } from './page.ts';

interface Deps {
	readonly parts: Pick<Parts, 'books' | 'reshape' | 'act'>;
	readonly erase: Erase;
	/** What is written where their name was. */
	readonly nameless: string;
	readonly now: () => number;
}

/** Whose the books of their ads are. */
const NOBODY = '' as MemberId;

const isActive = ({ state }: Entry) => state === 'asked' || state === 'waiting' || state === 'accepted';

/** Stopped half-way, it may be begun again. Their ads must be off the board. */
export async function forgetInBooks(deps: Deps, member: MemberId, ref: MemberRef): Promise<void> {
	for (const id of await deps.parts.books()) {
		await cancelAll(deps, id, member, ref);
		await deps.parts.reshape(id, (page) => (page.owner === member ? ofNobody(deps, id, page) : withoutName(deps, id, page, ref)));
	}
}

const sourceOf = (ref: MemberRef, on: Entry['on']) => `${ref} removal ${on ?? ''}`;

async function cancelAll({ parts, now }: Deps, id: AdId, member: MemberId, ref: MemberRef): Promise<void> {
	let active: readonly Entry[] = [];
	await parts.reshape(id, (page) => {
		active = page.entries.filter((entry) => entry.who === ref && isActive(entry));
		return Promise.resolve(undefined);
	});
	const writtenAt = new Date(now()).toISOString();
	for (const { on } of active) {
		const source = { key: sourceOf(ref, on), rev: 'removal', member };
		// Closed: it stays, and below it loses its name.
		await parts.act(id, source, { do: 'cancel', who: ref, ...(on && { on }), writtenAt, receivedAt: writtenAt });
	}
}

/** Somebody else's ad, in which they took part. */
async function withoutName({ erase, nameless }: Deps, id: AdId, page: Page, ref: MemberRef): Promise<Page | undefined> {
	const theirs = page.entries.filter((entry) => entry.who === ref && entry.name !== nameless);
	if (theirs.length === 0) return undefined;
	for (const { on } of theirs) for (const leader of leadersOf(page)) await erase(leader, rosterId(id, ref, on, ''));
	// What had ended before says nothing to anybody any more.
	const over = theirs.filter((entry) => !isActive(entry) && page.heard[sourceOf(ref, entry.on)] === undefined);
	const rest = without(page, over);
	const { [ref]: _, ...members } = rest.members;
	return {
		...rest,
		members,
		entries: rest.entries.map((entry) => (entry.who === ref ? anonymous(entry, nameless) : entry)),
		// Told anew, under no name.
		told: Object.fromEntries(Object.entries(rest.told).filter(([key]) => !theirs.some(({ on }) => key.endsWith(keyOf(ref, on))))),
		untold: rest.untold.filter(({ doc }) => !(doc.type === 'roster' && doc.who === ref))
	};
}

function anonymous({ phone: _phone, said: _said, ...entry }: Entry, name: string): Entry {
	return { ...entry, name, what: withoutWords(entry.what) };
}

/** Numbers and days count for others; words were theirs. */
function withoutWords(what: What): What {
	const {
		note: _note,
		bring: _bring,
		luggage: _luggage,
		phone: _phone,
		name: _name,
		...rest
	} = what as unknown as Record<string, unknown>;
	return rest as unknown as What;
}

/**
 * Their own ad. Nothing of it goes on, not even a loan that has begun or a purchase that was ordered: there is nobody any more
 * to give back to, or to fetch from. Those who are in it are told so, without the name, the number or a word of who led it;
 * of those who were, and of people on paper, nothing is kept.
 */
async function ofNobody({ erase, nameless }: Deps, id: AdId, page: Page): Promise<Page> {
	for (const { who, on } of page.entries) {
		const reader = page.members[who];
		if (reader) await erase(reader, standingId(id, on, ''));
	}
	// Whoever led it with them: the server tells everybody, and names and numbers are not theirs to keep.
	if (page.co) for (const entry of page.entries) await eraseEntry(erase, page.co, id, entry);
	const gone = page.entries.filter((entry) => !isActive(entry) || entry.paper);
	const { acts: _acts, ticks: _ticks, co: _co, ...rest } = without(page, gone);
	const { kind, side, category, commune, counterpart, title, state, expiresOn, author } = page.ad;
	return {
		...rest,
		owner: NOBODY,
		ad: {
			kind,
			side,
			category,
			commune,
			counterpart,
			title,
			state,
			expiresOn,
			text: '',
			author: { ref: author.ref, name: nameless }
		},
		entries: rest.entries.map(({ phone: _phone, said: _said, ...entry }) => ({ ...entry, state: 'closed', why: 'withdrawn' })),
		told: {},
		untold: []
	};
}
