/** The steps of the form on a phone. On a desk they are the parts of one page. */
import type { AdField } from '../../domain/ad-rules.ts';
import type { KindName } from '../../kinds/index.ts';
import { traitsOf } from '../../kinds/traits.ts';

export const STEPS = ['kind', 'what', 'where', 'check'] as const;
export type Step = (typeof STEPS)[number];

const FIELDS: Readonly<Record<AdField, Step>> = {
	kind: 'kind',
	side: 'kind',
	title: 'what',
	text: 'what',
	photos: 'what',
	details: 'what',
	category: 'what',
	counterpart: 'what',
	commune: 'where',
	hamlet: 'where',
	to: 'where',
	on: 'where',
	at: 'where',
	places: 'where',
	availability: 'where',
	window: 'where',
	unlisted: 'check',
	expiresOn: 'check'
};

/** Where a field is filled in. */
export const stepOf = (field: AdField, kind: KindName | undefined): Step =>
	field === 'details' && kind && traitsOf(kind).detailsWithPlace ? 'where' : FIELDS[field];
export const isField = (name: string): name is AdField => Object.hasOwn(FIELDS, name);

/** `etape` of an address, from 1; the first step where it says nothing that is one. */
export function stepIn(query: URLSearchParams): Step {
	return STEPS[Number(query.get('etape') ?? 1) - 1] ?? 'kind';
}

export const numberOf = (step: Step) => STEPS.indexOf(step) + 1;
export const previousOf = (step: Step): Step => STEPS[STEPS.indexOf(step) - 1] ?? step;
export const nextOf = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? step;

/** An address of the form. What begins a draft (`annonce`, `modele`) is said no more once there is one. */
export function addressOf(draft: string | undefined, step: Step): string {
	const query = new URLSearchParams();
	if (draft) query.set('brouillon', draft);
	if (step !== 'kind') query.set('etape', String(numberOf(step)));
	return query.size > 0 ? `/publier?${query}` : '/publier';
}
