/** What a participation may say, whatever the kind: its words put right, its phone one that rings. The form asks here too. */
import { cleanLine, cleanText, lengthOf } from '../clean.ts';
import { NAME_MAX } from '../mailbox.ts';
import { isPhone } from '../profile-rules.ts';
import type { Refusal } from '../refusals.ts';
import { NOTE_MAX } from './doc-ids.ts';
import type { Said } from './docs.ts';
import type { What } from './what.ts';

export type PartField = 'what' | 'phone' | 'name' | 'note';

const LINES = new Set(['note', 'luggage', 'bring']);

/** White space and what nobody meant to write; an empty line is none. */
export function tidyWhat<W extends What>(what: W): W {
	const tidied = Object.entries(what).map(([key, value]) => [key, LINES.has(key) ? cleanLine(String(value)) : value] as const);
	return Object.fromEntries(tidied.filter(([, value]) => value !== '')) as W;
}

export function tidySaid({ note = '', plate = '', meeting = '', phone = '' }: Said): Said {
	const [words, car, place, number] = [cleanText(note), cleanLine(plate).toUpperCase(), cleanLine(meeting), cleanLine(phone)];
	return {
		...(words && { note: words }),
		...(car && { plate: car }),
		...(place && { meeting: place }),
		...(number && { phone: number })
	};
}

export function checkPerson({
	name,
	phone
}: {
	readonly name?: string;
	readonly phone?: string | undefined;
}): Refusal<PartField>[] {
	const found: Refusal<PartField>[] = [];
	const length = name === undefined ? 1 : lengthOf(cleanLine(name));
	if (length === 0) found.push({ field: 'name', code: 'name-missing' });
	else if (name !== undefined && length > NAME_MAX) found.push({ field: 'name', code: 'name-too-long' });
	if (phone !== undefined && !isPhone(phone)) found.push({ field: 'phone', code: 'contact-wrong' });
	return found;
}

export function checkSaid(said: Said): Refusal<PartField>[] {
	const found = checkPerson({ phone: said.phone });
	if (lengthOf(said.note ?? '') > NOTE_MAX) found.push({ field: 'note', code: 'message-too-long' });
	return found;
}
