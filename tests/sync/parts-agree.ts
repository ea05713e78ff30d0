/** After everything: books, boards, mailboxes and phones say the same, and what they say can be true. */
import { expect } from 'vitest';
import { dayOf } from '../../src/domain/dates.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import type { RosterDoc, StandingDoc } from '../../src/domain/parts/docs.ts';
import { tellOrders } from '../../src/domain/parts/order-tellings.ts';
import { rosterOf, standingOf } from '../../src/domain/parts/tellings.ts';
import { tallyOf } from '../../src/domain/parts/tally.ts';
import type { Page } from '../../server/parts/page.ts';
import { boardAd, inMailbox, leavesOf } from '../factories/disk.ts';
import type { TestPhone } from '../factories/phones.ts';
import type { TestServer } from '../factories/server.ts';

type Kept<T> = T & { readonly _id: string; readonly _rev: string };

async function docsIn<T>({ services }: TestServer, member: MemberId, prefix: string): Promise<Kept<T>[]> {
	return inMailbox(services, member, async (db) => {
		const { rows } = await db.allDocs({ include_docs: true, startkey: prefix, endkey: `${prefix}\uffff` });
		return rows.map(({ doc }) => doc as unknown as Kept<T>);
	});
}

export async function pagesOf({ services }: TestServer): Promise<Map<AdId, Page>> {
	const rows = await services.registry.use('parts', (db) =>
		db.allDocs({ include_docs: true, startkey: 'parts:', endkey: 'parts:\uffff' })
	);
	return new Map(rows.rows.map(({ id, doc }) => [id.slice('parts:'.length) as AdId, doc as unknown as Page]));
}

function last<T extends { readonly n: number }>(docs: readonly T[]): T | undefined {
	return docs.reduce<T | undefined>((best, doc) => (best && best.n > doc.n ? best : doc), undefined);
}
const words = ({ _id, _rev, type: _type, ad: _ad, n: _n, at: _at, ...rest }: Kept<StandingDoc> | Kept<RosterDoc>) => rest;

export async function everythingAgrees(server: TestServer, phones: readonly TestPhone[]): Promise<void> {
	const today = dayOf(server.services.now());
	const instant = new Date(server.services.now()).toISOString();
	for (const [id, page] of await pagesOf(server)) {
		expect(page.untold, 'something was never said').toEqual([]);
		const rosters = (await docsIn<RosterDoc>(server, page.owner, `roster:${id}`)).filter(({ ad }) => ad === id);
		const tellOrder = tellOrders(page, page.ad, instant);
		for (const entry of page.entries) {
			const { who, on } = entry;
			const mine = rosters.filter((doc) => doc.who === who && doc.on === on);
			expect(words(last(mine)!), 'the author reads the book').toEqual(rosterOf(page, entry, tellOrder));
			const member = page.members[who];
			if (!member) continue;
			const standings = (await docsIn<StandingDoc>(server, member, `standing:${id}`)).filter((doc) => doc.on === on);
			expect(words(last(standings)!), 'everyone reads their own line of it').toEqual(standingOf(page, entry, page.ad, tellOrder));
		}
		const ad = boardAd(server.services, id);
		if (ad) expect(ad.tally, 'everybody reads the figures').toEqual(tallyOf(page, page.ad, today, instant));
		nothingIsTakenTwice(rosters, page.ad.places);
	}
	for (const { phone } of phones) {
		const self = await phone.identity();
		if (!self) continue;
		const leaves = await inMailbox(server.services, self.id, leavesOf);
		const written = leaves.filter((leaf) => /^(standing|roster):/.test(leaf));
		expect(
			written.filter((leaf) => !/ 1-/.test(leaf)),
			'written again over itself'
		).toEqual([]);
		const { contents } = (await phone.mail())!;
		const here = [...contents.standings, ...contents.rosters].map(({ _id }) => _id).sort();
		expect(here, 'the phone has what its mailbox has').toEqual(written.map((leaf) => leaf.split(' ')[0]).sort());
		for (const doc of contents.parts) expect(contents.verdicts.get(doc._id)?.has(doc._rev), `${doc._id} was judged`).toBe(true);
	}
}

/** From what the author reads alone, by a count of its own. */
function nothingIsTakenTwice(rosters: readonly RosterDoc[], places = Infinity) {
	const latest = new Map<string, RosterDoc>();
	for (const roster of rosters) {
		const key = `${roster.who} ${roster.on ?? ''}`;
		if (roster.n >= (latest.get(key)?.n ?? 0)) latest.set(key, roster);
	}
	const taken: Record<string, number> = {};
	for (const { state, on = '', what } of latest.values()) {
		if (state !== 'accepted') continue;
		if (what.type === 'signup') taken[on] = (taken[on] ?? 0) + what.people;
		if (what.type === 'ride') for (const leg of what.legs) taken[on + leg] = (taken[on + leg] ?? 0) + what.seats;
	}
	for (const [slot, amount] of Object.entries(taken)) expect(amount, `${slot} was given twice`).toBeLessThanOrEqual(places);
}
