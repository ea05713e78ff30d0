/** What signing up asks: a name, a commune, one way of contact, and being over 15 (F13, L11). */
import { cleanLine, lengthOf } from './clean.ts';
import { NAME_MAX, type Contact, type ProfileDoc } from './mailbox.ts';
import type { Refusal } from './refusals.ts';
import { communeOf, type Territory } from './territory.ts';

export type ProfileText = Pick<ProfileDoc, 'name' | 'commune' | 'contact' | 'over15'>;
export type ProfileField = keyof ProfileText;

/** Put right before it is judged or leaves the phone, as an ad is. */
export function tidyProfile<T extends ProfileText>(profile: T): T {
	return { ...profile, name: cleanLine(profile.name), contact: tidyContact(profile.contact) };
}

function tidyContact(contact: Contact): Contact {
	switch (contact.by) {
		case 'relay':
			return contact;
		case 'email':
			return { by: 'email', email: cleanLine(contact.email) };
		case 'phone':
			return { by: 'phone', phone: cleanLine(contact.phone) };
	}
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/u;

/** Digits only, with the country's prefix kept: "04 76 00 00 00" and "+33 4 76…" are both good. */
export const phoneDigits = (phone: string) => phone.replace(/[\s.\-()]/g, '');
const PHONE = /^(\+\d{8,15}|0\d{9})$/;
export const isPhone = (phone: string) => PHONE.test(phoneDigits(phone));

function contactProblem(contact: Contact): 'contact-missing' | 'contact-wrong' | undefined {
	switch (contact.by) {
		case 'relay':
			return undefined;
		case 'email':
			if (!contact.email.trim()) return 'contact-missing';
			return EMAIL.test(contact.email.trim()) ? undefined : 'contact-wrong';
		case 'phone':
			if (!contact.phone.trim()) return 'contact-missing';
			return isPhone(contact.phone) ? undefined : 'contact-wrong';
	}
}

export function checkProfile(profile: ProfileText, territory: Pick<Territory, 'communes'>): Refusal<ProfileField>[] {
	const found: Refusal<ProfileField>[] = [];
	const name = lengthOf(cleanLine(profile.name));
	if (name === 0) found.push({ field: 'name', code: 'name-missing' });
	else if (name > NAME_MAX) found.push({ field: 'name', code: 'name-too-long' });
	if (!communeOf(territory, profile.commune)) found.push({ field: 'commune', code: 'commune-unknown' });
	const contact = contactProblem(profile.contact);
	if (contact) found.push({ field: 'contact', code: contact });
	if (!profile.over15) found.push({ field: 'over15', code: 'too-young' });
	return found;
}
