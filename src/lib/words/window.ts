/** Replies gathered for a while, as the page of the ad says it. */
import { dayOf, daysBetween, type Instant } from '../../domain/dates.ts';
import { hourOf, weekday } from './dates.ts';

/** « aujourd’hui 18 h », « demain 18 h », « jeudi 18 h »: within a week. */
export function soon(at: Instant, now: Instant): string {
	const days = daysBetween(dayOf(now), dayOf(at));
	return `${days <= 0 ? 'aujourd’hui' : days === 1 ? 'demain' : weekday(dayOf(at))} ${hourOf(at)}`;
}

export const gathering = {
	until: (when: string) => `Réponses recueillies jusqu’à ${when}. Ce n’est pas le premier qui compte.`
} as const;
