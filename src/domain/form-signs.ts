/**
 * What the form itself noticed of whoever filled it in: only what no person does. It travels with the ad, is never
 * published, and is absent for everybody else, so that the ad of an honest phone is the document it always was.
 *
 * Time is measured from the form's first display to the tap, in one visit of a page that began empty: a draft taken up
 * again, an ad corrected or written after an old one, and a phone whose clock jumped, tell nothing. Slow never counts, and
 * neither does pasting: choosing a kind and a commune takes a person longer than this anyway.
 */
export const FORM_SIGNS = ['hasty', 'trap'] as const;
export type FormSign = (typeof FORM_SIGNS)[number];

const HASTY_MS = 3_000;

export interface Filling {
	/** Milliseconds of `performance.now()`, which no clock setting moves. Undefined when the form did not begin empty. */
	readonly openedAt: number | undefined;
	readonly now: number;
	/** What is in the field that nobody sees. */
	readonly trap: string;
}

export function formSigns({ openedAt, now, trap }: Filling): FormSign[] {
	const isHasty = openedAt !== undefined && now - openedAt < HASTY_MS;
	return [...(isHasty ? (['hasty'] as const) : []), ...(trap.trim() ? (['trap'] as const) : [])];
}
