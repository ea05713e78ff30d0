/** What a form says in two fields, a day and an hour of Paris, as one moment; and back. */
import { dayOf, type Day, type Instant } from '../../domain/dates.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });

/** « 20:00 », in Paris. */
export const hourOf = (at: Instant): string => clock.format(new Date(at));

export function instantAt(day: Day, hour: string): Instant {
	// Paris is one hour ahead in winter and two in summer; in the hour that the change skips, the later one.
	const candidates = [2, 1].map((ahead) => new Date(Date.parse(`${day}T${hour}:00Z`) - ahead * 3_600_000).toISOString());
	return candidates.find((at) => dayOf(at) === day && hourOf(at) === hour) ?? candidates[1] ?? `${day}T${hour}:00.000Z`;
}
