/** Days and hours as people here say them. Always the time of Paris, whatever the phone's zone. */
import { dayOf, daysBetween, type Day, type Instant } from '../../domain/dates.ts';

// Names are written out rather than asked of the device: the server and every phone then say the same words.
const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'] as const;
const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
] as const;
const NB = '\u00a0';
const HOUR = 3_600_000;

const parisClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });

export const weekday = (day: Day) => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** « 12 décembre », « 1er janvier 2027 »: the year only when it is not this one. */
export function dayAndMonth(day: Day, today: Day): string {
	const [year = '', month = '', date = ''] = day.split('-');
	const name = MONTHS[Number(month) - 1] ?? '';
	return `${Number(date) === 1 ? '1er' : Number(date)}${NB}${name}${year === today.slice(0, 4) ? '' : `${NB}${year}`}`;
}

/** « 12 décembre 2026 »: on paper, which nobody knows the age of. */
export const paperDay = (day: Day) => dayAndMonth(day, '0000-01-01' as Day);

/** « samedi 12 décembre ». */
export const fullDay = (day: Day, today: Day) => `${weekday(day)} ${dayAndMonth(day, today)}`;

/** « 14 h 05 », « 18 h », from a 24-hour clock. */
export function clock(time: string): string {
	const [hours = '', minutes = ''] = time.split(':');
	return `${Number(hours)}${NB}h${minutes === '00' ? '' : `${NB}${minutes}`}`;
}

export const hourOf = (moment: Instant) => clock(parisClock.format(new Date(moment)));

/** « aujourd’hui », « hier », « mardi », « 3 novembre »: a past day, said as briefly as it can be. */
function pastDay(day: Day, today: Day): string {
	const days = daysBetween(day, today);
	if (days <= 0) return 'aujourd’hui';
	if (days === 1) return 'hier';
	return days < 7 ? weekday(day) : dayAndMonth(day, today);
}

/** « aujourd’hui 14 h 05 », « hier 18 h », « mardi 18 h », « 3 novembre 18 h ». */
export function moment(at: Instant, now: Instant): string {
	return `${pastDay(dayOf(at), dayOf(now))} ${hourOf(at)}`;
}

/** After « copie de »: « 14 h 05 » on the same day, otherwise « mardi 18 h », « du 3 novembre 18 h ». */
export function copyOf(at: Instant, now: Instant): string {
	const [day, today] = [dayOf(at), dayOf(now)];
	if (daysBetween(day, today) <= 0) return `copie de ${hourOf(at)}`;
	return daysBetween(day, today) < 7 ? `copie de ${moment(at, now)}` : `copie du ${moment(at, now)}`;
}

/** « à l’instant », « il y a 5 minutes », « hier », « il y a 3 jours », « il y a 2 mois ». */
export function ago(at: Instant, now: Instant): string {
	const passed = Date.parse(now) - Date.parse(at);
	const days = daysBetween(dayOf(at), dayOf(now));
	if (passed < 60_000) return 'à l’instant';
	if (passed < HOUR) return `il y a ${many(passed / 60_000, 'minute')}`;
	if (days <= 0 || passed < 6 * HOUR) return `il y a ${many(passed / HOUR, 'heure')}`;
	if (days === 1) return 'hier';
	if (days < 14) return `il y a ${many(days, 'jour')}`;
	if (days < 60) return `il y a ${many(days / 7, 'semaine')}`;
	return days < 730 ? `il y a ${Math.floor(days / 30)}${NB}mois` : `il y a ${many(days / 365, 'an')}`;
}

function many(value: number, unit: string): string {
	const n = Math.floor(value);
	return `${n}${NB}${unit}${n > 1 ? 's' : ''}`;
}

/** « jusqu’à ce soir », « jusqu’à demain », « jusqu’au 12 décembre »; in the past, « finie le 3 novembre ». */
export function until(day: Day, today: Day): string {
	const days = daysBetween(today, day);
	if (days < 0) return `finie le ${dayAndMonth(day, today)}`;
	if (days === 0) return 'jusqu’à ce soir';
	return days === 1 ? 'jusqu’à demain' : `jusqu’au ${dayAndMonth(day, today)}`;
}

/** The day something takes place: « demain à 14 h », « samedi 12 décembre à 9 h 30 ». */
export function takesPlace(on: Day, at: string | undefined, today: Day): string {
	const days = daysBetween(today, on);
	const day = days === 0 ? 'aujourd’hui' : days === 1 ? 'demain' : fullDay(on, today);
	return at ? `${day} à ${clock(at)}` : day;
}
