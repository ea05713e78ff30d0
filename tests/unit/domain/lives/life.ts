/** An ad through a story, by the domain's own functions: those the app and the courier both ask. */
import { expect } from 'vitest';
import { isLive, isOpen, type AdDoc, type AdText } from '../../../../src/domain/ad.ts';
import { judgeAd, mayBecome } from '../../../../src/domain/ad-rules.ts';
import type { Day } from '../../../../src/domain/dates.ts';
import { newAdId } from '../../../../src/domain/ids.ts';
import { lastDay, type KindName } from '../../../../src/kinds/index.ts';
import { actsOf, after as adAfter, type WrittenAct } from '../../../../src/domain/own/acts.ts';
import type { OwnState } from '../../../../src/domain/own-item.ts';
import { after, EMPTY, entryOf, positionOf, settle, type Act, type Book } from '../../../../src/domain/parts/book.ts';
import type { Who } from '../../../../src/domain/parts/doc-ids.ts';
import type { Decision } from '../../../../src/domain/parts/docs.ts';
import type { Terms } from '../../../../src/domain/parts/way.ts';
import type { What } from '../../../../src/domain/parts/what.ts';
import type { Act as PurchaseAct, PlacedAct } from '../../../../src/kinds/group-purchase/acts.ts';
import { judgeAct } from '../../../../src/kinds/group-purchase/judge-act.ts';
import { judgeOrder } from '../../../../src/kinds/group-purchase/judge-order.ts';
import type { PlacedOrder } from '../../../../src/kinds/group-purchase/order.ts';
import { phaseOf } from '../../../../src/kinds/group-purchase/phase.ts';
import { readPurchase, type Purchase } from '../../../../src/kinds/group-purchase/shape.ts';
import { counting, standingOf } from '../../../../src/kinds/group-purchase/standing.ts';
import { tallyOf } from '../../../../src/kinds/group-purchase/tally.ts';
import { order } from '../../../factories/purchases.ts';
import { territory } from '../../../factories/territory.ts';
import { goodAd } from '../good.ts';
import { AUTHOR, inDays, MONDAY, NEIGHBOURS, noon, type Neighbour, type Shown } from './story.ts';

/** Everything that is true at one moment of a story. */
export class Life {
	ad: AdDoc;
	book: Book = EMPTY;
	readonly acts: PlacedAct[] = [];
	readonly orders = new Map<string, PlacedOrder>();

	constructor(kind: KindName, text: Partial<AdText>) {
		const written = goodAd(kind, text);
		this.ad = {
			_id: `ad:${newAdId()}`,
			type: 'ad',
			...written,
			state: 'live',
			expiresOn: lastDay(kind, written, MONDAY),
			writtenAt: noon(0)
		};
	}

	get terms(): Terms {
		const { _id: _, type: __, writtenAt: ___, ...terms } = this.ad;
		return { ...terms, author: { ref: AUTHOR, name: 'Odette' } };
	}

	shown(today: Day): Shown {
		if (isLive(this.ad, today)) return this.ad.state;
		return isOpen(this.ad.state) ? 'expired' : this.ad.state;
	}

	/** The calendar, or the ad, has changed. */
	follow(today: Day) {
		this.book = settle(this.book, this.terms, today);
	}

	/** By the act that the app proposes, and the courier agrees. */
	act(does: WrittenAct, today: Day) {
		const before = this.ad.state;
		const said: OwnState = this.shown(today) === 'live' ? 'published' : (this.shown(today) as OwnState);
		if (!actsOf(this.ad, said, today).includes(does)) return false;
		const made = adAfter(this.ad, does, today);
		if (!made) return false;
		this.ad = { ...this.ad, ...made };
		expect(mayBecome[before], `${before} may become ${made.state}`).toContain(made.state);
		expect(judgeAd(this.ad, territory, today), 'what the app makes of it is accepted').toEqual([]);
		this.follow(today);
		return true;
	}

	change(over: Partial<AdText>, today: Day): string {
		const ad = { ...this.ad, ...over, ...(over.on && { expiresOn: over.on }) };
		const [wrong] = judgeAd(ad, territory, today);
		if (wrong) return wrong.code;
		this.ad = ad;
		this.follow(today);
		return this.shown(today);
	}

	standing(who: Who, on: Day | undefined): string {
		const entry = entryOf(this.book, who, on);
		if (!entry) return 'nobody';
		const position = positionOf(this.book, entry);
		return [entry.state, position, entry.why].filter(Boolean).join(' ');
	}

	takesPart(name: Neighbour, does: What | 'cancels' | Decision, on: Day | undefined, day: number): string {
		const who = NEIGHBOURS[name];
		const whose = { who, ...(on && { on }) };
		const at = noon(day);
		const asked = entryOf(this.book, who, on)?.asked ?? '';
		const act: Act =
			does === 'cancels'
				? { do: 'cancel', ...whose }
				: typeof does === 'string'
					? { do: 'decide', ...whose, decision: does, asked, said: {} }
					: { do: 'ask', ...whose, name, what: does, writtenAt: at, receivedAt: at };
		const outcome = after(this.book, act, this.terms, inDays(day));
		if ('code' in outcome) return outcome.code;
		this.book = outcome.book;
		return this.standing(who, on);
	}

	get purchase(): Purchase {
		return readPurchase(this.ad.details)!;
	}

	phase(now: string) {
		const before = phaseOf(this.purchase, this.acts, now);
		const tally = tallyOf(this.purchase, counting(before, [...this.orders.values()], this.acts));
		return { phase: phaseOf(this.purchase, this.acts, now, tally), tally };
	}

	organise(act: PurchaseAct, day: number): string {
		const at = noon(day);
		const { phase, tally } = this.phase(at);
		const code = judgeAct(this.purchase, phase, tally, act, at);
		if (code) return code;
		this.acts.push({ id: `${act.act}-${day}`, act, at });
		return this.phase(at).phase.name;
	}

	orderBags(name: Neighbour, bags: number, day: number, written: number): string {
		const [writtenAt, receivedAt] = [noon(written), noon(day)];
		const { phase } = this.phase(receivedAt);
		const wanted = order({ pellets: bags }, { pickup: 'place' });
		const code = judgeOrder(this.purchase, phase, wanted, writtenAt, receivedAt, this.orders.get(name));
		if (code) return code;
		const placed = { id: name, order: wanted, writtenAt, receivedAt };
		this.orders.set(name, placed);
		return standingOf(phase, placed, this.acts);
	}
}
