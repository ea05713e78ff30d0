/** The form of an ad: every field there is, as typed, and what they make. */
import type { AdText } from '../../domain/ad.ts';
import type { Typed } from '../../lib/state/phone.svelte.ts';
import type { Day } from '../../domain/dates.ts';
import { kindOf, type KindName } from '../../domain/kinds/index.ts';
import type { Counterpart, Side } from '../../domain/kinds/kind.ts';

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
	unlisted: boolean;
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
	unlisted: false
});

export const formOf = (fields: Partial<AdText>): AdForm => ({ ...emptyForm(), ...fields });

/** What is kept at each keystroke: fields that the kind has, and nothing for those left empty. */
export function typedOf(form: AdForm): Typed {
	const kind = form.kind && kindOf(form.kind);
	const on = kind && kind.dated !== 'never' ? form.on : '';
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
		at: on && form.at ? form.at : undefined,
		to: kind?.destination ? form.to || undefined : undefined,
		places: kind?.places && form.places ? Math.trunc(form.places) : undefined,
		unlisted: form.unlisted || undefined
	};
}

/** The ad, as the rules will see it: what is missing is empty, and the rules say so. */
export function adOf(form: AdForm): AdText | undefined {
	const typed = typedOf(form);
	if (!typed.kind || !typed.side || !typed.counterpart) return undefined;
	const filled = Object.entries(typed).filter(([, value]) => value !== undefined);
	return { category: '', commune: '', ...Object.fromEntries(filled) } as AdText;
}
