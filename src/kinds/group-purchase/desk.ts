/**
 * The purchase as its organiser has it on this phone: what the server said, and what was typed here since, with or without
 * network. What is typed here counts at once in the totals shown, and says that it is to be confirmed.
 */
import type { Instant } from '../../domain/dates.ts';
import type { AdId } from '../../domain/ids.ts';
import type { Heard } from '../../domain/own-item.ts';
import type { Who } from '../../domain/parts/doc-ids.ts';
import type { OwnPartDoc, PaperDoc, RosterDoc, TickDoc } from '../../domain/parts/docs.ts';
import { guests, paperGuests } from '../../domain/parts/own-parts.ts';
import { placedOf } from '../../domain/parts/orders.ts';
import type { VerdictCode } from '../../domain/refusals.ts';
import { byTimeDone, type PlacedAct } from './acts.ts';
import { withFinalPrices } from './final-prices.ts';
import { byTimeWritten, type PlacedOrder } from './order.ts';
import { phaseOf, type Phase } from './phase.ts';
import type { PublicPurchase } from './public.ts';
import { reckon, type Bill, type Reckoning } from './reckoning.ts';
import type { Purchase } from './shape.ts';
import { counting, standingOf, type Standing } from './standing.ts';
import { tallyOf, type Tally } from './tally.ts';

type Kept<T> = T & { readonly _rev: string };

export interface DeskOrder {
	readonly id: Who;
	readonly name: string;
	readonly placed: PlacedOrder;
	readonly standing: Standing;
	readonly bill?: Bill;
	/** The organiser's own entry, which they may change. */
	readonly paper?: Kept<PaperDoc>;
	readonly onPaper: boolean;
	/** Not judged yet, or refused. */
	readonly pending?: 'to-confirm' | 'not-taken';
	readonly refused?: VerdictCode;
	readonly paidAt?: Instant;
	readonly collectedAt?: Instant;
}

export interface Desk {
	/** With final prices. */
	readonly purchase: Purchase;
	readonly phase: Phase;
	readonly acts: readonly PlacedAct[];
	readonly orders: readonly DeskOrder[];
	readonly counted: readonly PlacedOrder[];
	readonly tally: Tally;
	readonly reckoning: Reckoning;
	/** Acts of this phone that the server has not judged, or would not take. */
	readonly waiting: readonly PlacedAct[];
	readonly refusedActs: readonly { readonly act: PlacedAct; readonly code: VerdictCode }[];
}

interface Mail {
	readonly parts: readonly Kept<OwnPartDoc>[];
	readonly rosters: readonly RosterDoc[];
	readonly standings: readonly never[];
}

export function deskOf(
	ad: AdId,
	announced: Purchase,
	known: Pick<PublicPurchase, 'acts'>,
	{ parts, rosters }: Pick<Mail, 'parts' | 'rosters'>,
	hear: (id: string) => Heard,
	now: Instant
): Desk {
	const mail = { parts: parts.filter((doc) => doc.ad === ad), rosters: rosters.filter((doc) => doc.ad === ad), standings: [] };
	const { acts, waiting, refusedActs } = actsOf(known.acts, mail.parts, hear);
	const purchase = withFinalPrices(announced, acts);
	const rows = rowsOf(mail, hear);
	const before = phaseOf(purchase, acts, now);
	const all = rows.map(({ placed }) => placed).sort(byTimeWritten);
	const counted = counting(before, all, acts);
	const tally = tallyOf(purchase, counted);
	const phase = phaseOf(purchase, acts, now, tally);
	const reckoning = reckon(purchase, counted);
	const bills = new Map(reckoning.bills.map((bill) => [bill.order.id, bill]));
	const ticks = ticksOf(mail.parts);
	const orders = rows.map(({ told, ...row }): DeskOrder => {
		const bill = bills.get(row.id);
		const decided = acts.some(({ act }) => (act.act === 'confirm' || act.act === 'decline') && act.order === row.id);
		// The other organiser's answer to a late order is known from the list alone.
		const standing = decided || !told ? standingOf(phase, row.placed, acts) : told.counts;
		const paidAt = ticks.get(`${row.id} paid`) ?? (ticks.has(`${row.id} paid`) ? undefined : told?.paidAt);
		const collectedAt = ticks.get(`${row.id} collected`) ?? (ticks.has(`${row.id} collected`) ? undefined : told?.collectedAt);
		return { ...row, standing, ...(bill && { bill }), ...(paidAt && { paidAt }), ...(collectedAt && { collectedAt }) };
	});
	return { purchase, phase, acts, orders, counted, tally, reckoning, waiting, refusedActs };
}

function actsOf(known: readonly PlacedAct[], parts: readonly Kept<OwnPartDoc>[], hear: (id: string) => Heard) {
	const acts = new Map(known.map((act) => [act.id, act]));
	const waiting: PlacedAct[] = [];
	const refusedActs: { act: PlacedAct; code: VerdictCode }[] = [];
	for (const doc of parts) {
		if (doc.type !== 'act') continue;
		const placed: PlacedAct = { id: doc.id, act: doc.act, at: doc.writtenAt };
		const verdict = hear(doc._id).verdicts.get(doc._rev);
		if (verdict?.accepted === false) refusedActs.push({ act: placed, code: verdict.refused });
		else {
			if (!verdict) waiting.push(placed);
			if (!acts.has(doc.id)) acts.set(doc.id, placed);
		}
	}
	return { acts: [...acts.values()].sort(byTimeDone), waiting, refusedActs };
}

type Row = Omit<DeskOrder, 'standing' | 'bill' | 'paidAt' | 'collectedAt'> & { readonly told: RosterDoc['order'] };

function rowsOf(mail: Mail, hear: (id: string) => Heard): Row[] {
	const papers = new Map(mail.parts.flatMap((doc) => (doc.type === 'paper' ? [[doc.id as Who, doc] as const] : [])));
	const pending = new Map(paperGuests(mail, hear).map((guest) => [guest.paper.id as Who, guest]));
	const rows = new Map<Who, Row>();
	for (const { roster } of guests(mail, hear)) {
		const placed = placedOf(roster);
		const paper = papers.get(roster.who);
		if (placed)
			rows.set(roster.who, {
				id: roster.who,
				name: roster.name,
				placed,
				onPaper: roster.paper === true,
				...(paper && { paper }),
				told: roster.order
			});
	}
	for (const [id, { paper, state, refused }] of pending) {
		const said = { pending: state, ...(refused && { refused }) };
		if (state === 'to-confirm' && paper.state === 'cancelled') {
			rows.delete(id);
			continue;
		}
		// Refused, what the server has stays.
		const old = rows.get(id);
		if (state === 'not-taken' && old) {
			rows.set(id, { ...old, ...said });
			continue;
		}
		const placed = placedOf({ ...paper, who: id, state: 'accepted', receivedAt: paper.writtenAt });
		if (placed) rows.set(id, { id, name: paper.name, placed, paper, onPaper: true, ...said, told: undefined });
	}
	return [...rows.values()].sort((a, b) => byTimeWritten(a.placed, b.placed));
}

/** What this phone ticked last, or cleared. */
const ticksOf = (parts: readonly Kept<OwnPartDoc>[]) =>
	new Map(
		parts
			.filter((doc): doc is Kept<TickDoc> => doc.type === 'tick')
			.map((doc) => [`${doc.who} ${doc.of}`, doc.state === 'ticked' ? doc.writtenAt : undefined])
	);
