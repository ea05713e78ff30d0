/**
 * What is not to be forgotten about taking part, worked out on this phone at each opening: things lent that are due, and
 * people who wait for an answer. Counted in the tab bar, so nothing here may need more than every page has.
 */
import { dayOf, type Day } from '../../domain/dates.ts';
import type { AdId } from '../../domain/ids.ts';
import { loanMoment, type LoanMoment } from '../../kinds/loan/moment.ts';
import { here } from './phone.svelte.ts';

export interface DueLoan {
	readonly key: string;
	readonly title: string;
	/** Who has it, when it is mine. */
	readonly to?: string;
	readonly moment: LoanMoment;
	readonly loan: { readonly from: Day; readonly until: Day };
	readonly href: string;
}
export interface Asking {
	readonly ad: AdId;
	readonly title: string;
	readonly count: number;
}

/** The day before and after, and as long as it is late. */
const TOLD: readonly LoanMoment[] = ['starts-tomorrow', 'due-tomorrow', 'due-today', 'late'];

class Due {
	loans = $derived.by((): DueLoan[] => {
		const today = dayOf(Date.now());
		const borrowed = here.ownParts.flatMap(({ part, standing }): DueLoan[] => {
			if (part.state === 'cancelled' || standing?.state !== 'accepted' || standing.what.type !== 'borrow') return [];
			const { what, title, ad } = standing;
			return [{ key: part._id, title, moment: loanMoment(what, today), loan: what, href: `/trajets/${ad}` }];
		});
		const lent = here.guests.flatMap(({ roster, answer }): DueLoan[] => {
			// What its owner has said to be back is not asked for again.
			if (roster.state !== 'accepted' || roster.what.type !== 'borrow' || answer?.state === 'to-confirm') return [];
			const { what, name, ad, _id } = roster;
			return [
				{ key: _id, title: titleOf(ad), to: name, moment: loanMoment(what, today), loan: what, href: `/moi/participants/${ad}` }
			];
		});
		return [...borrowed, ...lent].filter(({ moment }) => TOLD.includes(moment));
	});

	asking = $derived.by((): Asking[] => {
		const waiting = here.guests.filter(({ roster, answer }) => roster.state === 'asked' && answer?.state !== 'to-confirm');
		return [...new Set(waiting.map(({ roster }) => roster.ad))].map((ad) => ({
			ad,
			count: waiting.filter(({ roster }) => roster.ad === ad).length,
			title: titleOf(ad)
		}));
	});

	count = $derived(this.loans.length + this.asking.length);
}

const titleOf = (ad: AdId) => here.ownAds.find((one) => one.ad._id === `ad:${ad}`)?.ad.title ?? '';

export const due = new Due();
