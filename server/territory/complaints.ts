import type { VerdictCode } from '../../src/domain/refusals.ts';

/** What to do about an ad of the demonstration that the rules of the domain refuse. */
const COMPLAINTS: Partial<Record<VerdictCode, string>> = {
	'title-too-long': 'is too long; shorten it to 80 characters',
	'text-too-long': 'is too long; shorten it to 1500 characters',
	'category-unknown': 'is not in the categories of territory.yaml; add it there or correct it',
	'commune-unknown': 'is not in communes.tsv; add the commune there or correct the code',
	'counterpart-not-allowed': 'is not allowed for this kind of ad; choose another one',
	'day-missing': 'is missing; this kind of ad has a day of its own',
	'day-not-allowed': 'must be removed; this kind of ad has no day of its own',
	'day-too-far': 'is too far; a dated ad is announced at most a year ahead',
	'destination-missing': 'is missing; say where the trip goes (the code of a commune)',
	'destination-unknown': 'is not the code of a commune in communes.tsv, or this kind of ad goes nowhere; correct or remove it',
	'places-not-allowed': 'must be removed; this kind of ad has no number of places'
};

export const complaint = (code: VerdictCode): string => COMPLAINTS[code] ?? `is refused (${code}); correct it`;
