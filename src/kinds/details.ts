/**
 * What only one kind of ad has: its exact shape and its rules. Apart from the kinds themselves, which every page needs:
 * these are for whoever writes such an ad, judges it, or opens it.
 */
import * as v from 'valibot';
import type { AdText } from '../domain/ad.ts';
import type { Day } from '../domain/dates.ts';
import { loanDetails } from './loan/loan.ts';
import { meetingDetails } from './meeting/meeting.ts';
import { purchaseDetails } from './group-purchase/details.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Territory } from '../domain/territory.ts';
import { tripDetails } from './carpool/trip.ts';
import type { KindName } from './index.ts';

export interface Details<Schema extends v.GenericSchema = v.GenericSchema> {
	readonly schema: Schema;
	/** Whether an ad of this kind may be published without any. */
	readonly needed: (ad: AdText) => boolean;
	/** The ad's own day (`on`), where the details already say it: it is not asked twice. */
	readonly day?: (details: unknown) => Day | undefined;
	/** The rules that the shape cannot say, in the order of the form. */
	check(details: v.InferOutput<Schema>, ad: AdText, territory: Pick<Territory, 'communes'>, today: Day): Refusal<'details'>[];
}

/** Kinds that have details of their own. Adding some adds a file beside, and a line here. */
const DETAILS: Partial<Record<KindName, Details>> = {
	carpool: details(tripDetails),
	loan: details(loanDetails),
	lesson: details(meetingDetails),
	'work-party': details(meetingDetails),
	'group-purchase': details(purchaseDetails)
};

/** Each is only ever given what its own schema has read. */
function details(of: unknown): Details {
	return of as Details;
}

/** The details of an ad in their exact shape; undefined when it has none, or none that this version can read. */
export function detailsOf(ad: Pick<AdText, 'kind' | 'details'>): unknown {
	const known = DETAILS[ad.kind];
	if (!known || ad.details === undefined) return undefined;
	const read = v.safeParse(known.schema, ad.details);
	return read.success ? read.output : undefined;
}

/** The day that an ad's details give it; undefined when they give none. */
export const dayFromDetails = (ad: Pick<AdText, 'kind' | 'details'>): Day | undefined =>
	ad.details && DETAILS[ad.kind]?.day?.(ad.details);

export function checkDetails(ad: AdText, territory: Pick<Territory, 'communes'>, today: Day): Refusal<'details'>[] {
	const known = DETAILS[ad.kind];
	const wrong = [{ field: 'details', code: 'details-wrong' }] as const;
	if (ad.details === undefined) return known?.needed(ad) ? [{ field: 'details', code: 'details-missing' }] : [];
	if (!known) return [...wrong];
	const read = v.safeParse(known.schema, ad.details);
	return read.success ? known.check(read.output, ad, territory, today) : [...wrong];
}
