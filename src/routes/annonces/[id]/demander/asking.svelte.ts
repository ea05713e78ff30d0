/** What is being asked of an ad, as typed so far: kept at each change, and made into what the rules judge. */
import { here } from '../../../../lib/state/phone.svelte.ts';
import type { AdText, PublicAd } from '../../../../domain/ad.ts';
import type { Day, Instant } from '../../../../domain/dates.ts';
import { isDay } from '../../../../domain/dates.ts';
import type { OwnPart } from '../../../../domain/parts/own-parts.ts';
import { checkPerson } from '../../../../domain/parts/rules.ts';
import { wayOfWhat } from '../../../../kinds/ways.ts';
import { LEGS, type Leg } from '../../../../domain/parts/what.ts';
import type { VerdictCode } from '../../../../domain/refusals.ts';
import type { Taken, TakenType } from '../../../../domain/parts/taken.ts';

type Fields = Readonly<Record<string, string | boolean>>;
export type Ways = 'both' | Leg;

export class Asking {
	days = $state.raw<readonly Day[]>([]);
	ways = $state<Ways>('both');
	seats = $state(1);
	people = $state(1);
	luggage = $state('');
	bring = $state('');
	note = $state('');
	phone = $state('');
	from = $state('');
	until = $state('');
	/** As the form was when nobody had touched it yet; nothing when what is in it was typed before. */
	begun = $state<string>();

	get untouched(): boolean {
		return this.begun === JSON.stringify(this.fields());
	}

	/** Begins the form with what was asked before, so that changing it is not typing it again; with the only day, where there is one. */
	begin(own: OwnPart | undefined, onlyDay: Day | undefined) {
		this.take(own);
		if (this.days.length === 0 && onlyDay) this.days = [onlyDay];
		this.begun = JSON.stringify(this.fields());
	}

	private take(own: OwnPart | undefined) {
		if (!own) return;
		const { what, on, phone } = own.part;
		if (on) this.days = [on];
		this.phone = phone ?? '';
		this.note = what.note ?? '';
		if (what.type === 'ride') {
			this.ways = what.legs.length === 2 ? 'both' : (what.legs[0] ?? 'both');
			this.seats = what.seats;
			this.luggage = what.luggage ?? '';
		} else if (what.type === 'signup') {
			this.people = what.people;
			this.bring = what.bring ?? '';
		} else if (what.type === 'borrow') [this.from, this.until] = [what.from, what.until];
	}

	toggle(day: Day, on: boolean) {
		this.days = on ? [...this.days, day].sort() : this.days.filter((one) => one !== day);
	}

	fields(): Fields {
		const { ways, luggage, bring, note, phone, from, until } = this;
		const numbers = { seats: String(this.seats), people: String(this.people) };
		return { days: this.days.join(' '), ways, luggage, bring, note, phone, from, until, ...numbers };
	}

	restore(typed: Fields) {
		const text = (key: string) => (typeof typed[key] === 'string' ? typed[key] : '');
		const ways = (['both', ...LEGS] as const).find((one) => one === text('ways'));
		this.days = text('days').split(' ').filter(isDay);
		if (ways) this.ways = ways;
		[this.luggage, this.bring, this.note, this.phone] = [text('luggage'), text('bring'), text('note'), text('phone')];
		[this.from, this.until] = [text('from'), text('until')];
		this.seats = Number(text('seats')) || 1;
		this.people = Number(text('people')) || 1;
	}

	/** `legs`: the ways that day has. */
	what(type: TakenType, legs: readonly Leg[]): Taken {
		const line = (key: 'note' | 'luggage' | 'bring') => (this[key].trim() ? { [key]: this[key].trim() } : {});
		switch (type) {
			case 'ride': {
				const wanted = LEGS.filter((leg) => legs.includes(leg) && (this.ways === 'both' || this.ways === leg));
				return { type, legs: wanted.length > 0 ? wanted : [...legs], seats: this.seats, ...line('luggage'), ...line('note') };
			}
			case 'signup':
				return { type, people: this.people, ...line('bring'), ...line('note') };
			case 'borrow':
				return { type, from: this.from as Day, until: (this.until || this.from) as Day, ...line('note') };
		}
	}
}

/** Why that would be refused, as far as this phone can tell. */
export function problemWith(
	ad: PublicAd,
	what: Taken,
	on: Day | undefined,
	phone: string,
	today: Day,
	now: Instant
): VerdictCode | undefined {
	if (what.type === 'borrow' && (!isDay(what.from) || !isDay(what.until))) return 'loan-days-wrong';
	const [person] = checkPerson({ phone: phone.trim() || undefined });
	const who = here.mail?.self.ref ?? ad.author.ref;
	const beside = { today, writtenAt: now, receivedAt: now, had: undefined, others: [], who, book: { entries: [] } };
	return person?.code ?? wayOfWhat(what).check(ad as AdText, what, on, beside);
}
