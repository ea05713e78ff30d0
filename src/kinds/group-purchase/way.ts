/**
 * An order of one household in a group purchase. Everybody's is taken as it comes: what it is worth is `purchase/`'s to
 * say, from all orders and all acts together, so that the order of arrival decides nothing.
 */
import type { AdText } from '../../domain/ad.ts';
import { dayOf, type Day } from '../../domain/dates.ts';
import { judgeAct, mayOrganise } from './judge-act.ts';
import { judgeCancel, judgeOrder } from './judge-order.ts';
import { contactsErasedOn } from './keeping.ts';
import { changesAt, phaseOf } from './phase.ts';
import { sumsOf } from './public.ts';
import { keptPromises } from './promises.ts';
import { purchaseOf } from './shape.ts';
import { placedIn, tallyAt } from '../../domain/parts/orders.ts';
import { theDayBefore } from '../../domain/parts/reminders.ts';
import type { Company, Way } from '../../domain/parts/way.ts';
import type { Ordered } from '../../domain/parts/what.ts';

const previous = (book: Company, who: string) => placedIn(book).find(({ id }) => id === who);

/** Where and when that household fetches it: the only place where there is no other. */
function pickupOf(ad: AdText, wanted: string | undefined) {
	const pickups = purchaseOf(ad)?.pickups ?? [];
	return pickups.find(({ id }) => id === wanted) ?? (pickups.length === 1 ? pickups[0] : undefined);
}

export const order: Way<Ordered> = {
	type: 'order',
	lets: () => 'order',
	endFrees: false,
	authorToo: true,
	ownTime: true,
	open: (ad) => purchaseOf(ad) !== undefined,
	check(ad, { type: _, ...asked }, on, { who, writtenAt, receivedAt, book }) {
		const purchase = purchaseOf(ad);
		if (!purchase || on !== undefined) return 'parts-not-taken';
		const phase = phaseOf(purchase, book.acts ?? [], receivedAt);
		return judgeOrder(purchase, phase, asked, writtenAt, receivedAt, previous(book, who));
	},
	letGo(ad, _what, { who, writtenAt, receivedAt, book }) {
		const purchase = purchaseOf(ad);
		const before = previous(book, who);
		if (!purchase || !before) return undefined;
		return judgeCancel(phaseOf(purchase, book.acts ?? [], receivedAt), writtenAt, receivedAt, before);
	},
	stands: (ad) => purchaseOf(ad) !== undefined,
	takes: () => [],
	room: () => Infinity,
	span: () => ({}),
	conduct(ad, by, { act, at }, book) {
		const purchase = purchaseOf(ad);
		if (!purchase) return 'parts-not-taken';
		if (!mayOrganise(purchase, ad.author.ref, by)) return 'not-yours';
		const { phase, tally } = tallyAt(purchase, book, at);
		return judgeAct(purchase, phase, tally, act, at);
	},
	coHost: (ad) => purchaseOf(ad)?.coOrganiser,
	goesOn: (_ad, { acts = [] }) => acts.some(({ act }) => act.act === 'order'),
	forgottenOn(ad, book, now) {
		const purchase = purchaseOf(ad);
		return purchase && contactsErasedOn(purchase, phaseOf(purchase, book.acts ?? [], now));
	},
	sums(ad, book, now) {
		const purchase = purchaseOf(ad);
		return purchase && sumsOf(purchase, placedIn(book), book.acts ?? [], now);
	},
	changesAt(ad, { acts = [] }, now) {
		const purchase = purchaseOf(ad);
		return purchase && changesAt(purchase, acts, now);
	},
	lastDay(ad, book, now): Day | undefined {
		const purchase = purchaseOf(ad);
		if (!purchase || !book.acts?.length) return undefined;
		const { closesAt, completing } = phaseOf(purchase, book.acts, now);
		const [closes, completed] = [dayOf(closesAt), completing && dayOf(completing.until)];
		return completed && completed > closes ? completed : closes;
	},
	keeps(before, after, book) {
		const purchase = purchaseOf(before);
		return purchase && keptPromises(purchase, purchaseOf(after), placedIn(book)) ? undefined : purchase && 'purchase-has-orders';
	},
	/** Of what has arrived, or is about to: a lorry that was never ordered has no pick-up. */
	reminders: ({ pickup }, _on, ad, { acts = [] }) =>
		acts.some(({ act }) => act.act === 'order') && !acts.some(({ act }) => act.act === 'abandon')
			? theDayBefore(pickupOf(ad, pickup)?.day)
			: [],
	meeting(ad, { pickup }) {
		const there = pickupOf(ad, pickup);
		return { commune: ad.commune, ...(there && { point: `${there.place}, ${there.slot}` }) };
	}
};
