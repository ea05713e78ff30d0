/** The form of an ad: every field there is, as typed, and what they make. */
import type { AdText, Photo } from '../../domain/ad.ts';
import type { Typed } from '../../lib/state/phone.svelte.ts';
import type { Day } from '../../domain/dates.ts';
import { dayFromDetails } from '../../kinds/details.ts';
import { kindOf, type KindName } from '../../kinds/index.ts';
import type { Counterpart, Side } from '../../kinds/kind.ts';
import { defaultWindow, type AnswerWindow } from '../../domain/talk/window.ts';

export interface AdForm {
	kind: KindName | undefined;
	side: Side | undefined;
	title: string;
	text: string;
	category: string;
	commune: string;
	to: string;
	hamlet: string;
	on: string;
	at: string;
	places: number | null;
	counterpart: Counterpart | undefined;
	availability: string;
	photos: readonly Photo[];
	/** What only this kind has, as its own part of the form makes it (`kinds/`). */
	details: Record<string, unknown> | undefined;
	unlisted: boolean;
	/** Undefined until it is chosen: then it is the kind's own. 0: first come. */
	window: AnswerWindow | 0 | undefined;
}

export const emptyForm = (commune = ''): AdForm => ({
	kind: undefined,
	side: undefined,
	title: '',
	text: '',
	category: '',
	commune,
	to: '',
	hamlet: '',
	on: '',
	at: '',
	places: null,
	counterpart: undefined,
	availability: '',
	photos: [],
	details: undefined,
	unlisted: false,
	window: undefined
});

/** What was kept of a kind was chosen for it: without a window, it is first come. */
export const formOf = (fields: Partial<AdText>): AdForm => ({
	...emptyForm(),
	...(fields.kind && { window: 0 }),
	...fields
});

export const windowOf = (form: Pick<AdForm, 'kind' | 'side' | 'window'>): AnswerWindow | undefined =>
	form.window === undefined
		? defaultWindow({ ...(form.kind && { kind: form.kind }), ...(form.side && { side: form.side }) })
		: form.window || undefined;

/** Its days are in what its kind has: a week's, or several dates. It has none of its own beside them. */
export const hasOwnDays = ({ details }: Pick<AdForm, 'details'>) =>
	details !== undefined && ('weekly' in details || 'dates' in details);

/** The day that the details already say, which is asked once: when a purchase closes. */
export const daySaid = ({ kind, details }: Pick<AdForm, 'kind' | 'details'>) =>
	kind && dayFromDetails({ kind, ...(details && { details }) });

/** One that was prolonged since stays where it was moved. */
function dayOfForm(form: AdForm): string {
	const said = daySaid(form);
	return said && said > form.on ? said : form.on;
}

/** What is kept at each keystroke: fields that the kind has, and nothing for those left empty. */
export function typedOf(form: AdForm): Typed {
	const kind = form.kind && kindOf(form.kind);
	const on = kind && kind.dated !== 'never' && !hasOwnDays(form) ? dayOfForm(form) : '';
	const hour = on || (form.details && 'dates' in form.details) ? form.at : '';
	return {
		kind: form.kind,
		side: form.side,
		title: form.title,
		text: form.text,
		category: form.category || undefined,
		commune: form.commune || undefined,
		hamlet: form.hamlet.trim() || undefined,
		counterpart:
			kind && form.counterpart && kind.counterparts.includes(form.counterpart) ? form.counterpart : kind?.counterparts[0],
		availability: form.availability.trim() || undefined,
		on: on ? (on as Day) : undefined,
		at: hour || undefined,
		to: kind?.destination ? form.to || undefined : undefined,
		places: kind?.places && form.places ? Math.trunc(form.places) : undefined,
		photos: form.photos.length > 0 ? form.photos.map((photo) => ({ ...photo })) : undefined,
		details: form.details,
		unlisted: form.unlisted || undefined,
		window: windowOf(form)
	};
}

/** An old ad to begin a new one from: its words, without its days, which are over. */
export function likeBefore({ on: _day, at: _hour, details: _dated, photos: _theirs, ...words }: AdText): Partial<AdText> {
	return words;
}

/** The ad, as the rules will see it: what is missing is empty, and the rules say so. */
export function adOf(form: AdForm): AdText | undefined {
	const typed = typedOf(form);
	if (!typed.kind || !typed.side || !typed.counterpart) return undefined;
	const filled = Object.entries(typed).filter(([, value]) => value !== undefined);
	return { category: '', commune: '', ...Object.fromEntries(filled) } as AdText;
}
