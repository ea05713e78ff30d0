/**
 * The ads that have a day, as a calendar to subscribe to (RFC 5545). Hours are those of Paris, with its rule for summer,
 * so a calendar anywhere shows the right moment. No end is given, because no ad says one.
 */
import type { PublicAd } from '../../src/domain/ad.ts';
import type { Day } from '../../src/domain/dates.ts';
import type { Filter } from '../../src/domain/filter.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import { traitsOf } from '../../src/kinds/traits.ts';
import { kindWords } from '../../src/kinds/words.ts';
import type { Outward } from '../outward/outward.ts';
import { aboutFeed, feedTitle } from './about.ts';
import { fit } from './budget.ts';
import { escapeText as t, fold, instant } from './calendar-lines.ts';
import { entryOf, type Entry } from './entry.ts';

/** Always there: it is also what makes a calendar without any event a valid one. */
const PARIS = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Paris',
	'BEGIN:DAYLIGHT',
	'DTSTART:19700329T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'DTSTART:19701025T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'END:STANDARD',
	'END:VTIMEZONE'
];

type Dated = PublicAd & { readonly on: Day };
const isDated = (ad: PublicAd): ad is Dated => ad.on !== undefined;
/** Soonest first: of too many, those that are soon are the ones to keep. */
const soonest = (a: Dated, b: Dated) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id < b.id ? -1 : 1);
const when = (ad: Dated) => `${ad.on} ${ad.at ?? ''}`;

export function calendarFeed(ads: readonly PublicAd[], filter: Filter, outward: Outward): string {
	const { territory, addresses, demo } = outward;
	const title = t(feedTitle(filter, territory));
	const about = t(`${aboutFeed(territory, demo)}\n${feeds.licence}`);
	const head = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//${t(territory.name)}//Annonces//FR`,
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		// RFC 7986, then what calendars understood before it.
		`NAME:${title}`,
		`X-WR-CALNAME:${title}`,
		`DESCRIPTION:${about}`,
		`X-WR-CALDESC:${about}`,
		`SOURCE;VALUE=URI:${addresses.feed('ics', filter)}`,
		'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
		'X-PUBLISHED-TTL:PT1H',
		...PARIS
	];
	return fit(ads.filter(isDated).sort(soonest), (shown, room) =>
		[...head, ...shown.flatMap((ad) => event(ad, entryOf(ad, outward, room), outward)), 'END:VCALENDAR', '']
			.map(fold)
			.join('\r\n')
	);
}

function event(ad: Dated, { url, title, text, place, tags }: Entry, { addresses }: Outward): string[] {
	const day = ad.on.replaceAll('-', '');
	// What happens on that day is not always the thing itself: a group purchase closes.
	const summary = traitsOf(ad.kind).closes ? `${kindWords[ad.kind].day}\u202f: ${title}` : title;
	return [
		'BEGIN:VEVENT',
		`UID:${addresses.eventName(ad.id)}`,
		`DTSTAMP:${instant(ad.updatedAt)}`,
		`CREATED:${instant(ad.publishedAt)}`,
		`LAST-MODIFIED:${instant(ad.updatedAt)}`,
		ad.at ? `DTSTART;TZID=Europe/Paris:${day}T${ad.at.replace(':', '')}00` : `DTSTART;VALUE=DATE:${day}`,
		`SUMMARY:${t(summary)}`,
		`DESCRIPTION:${t(`${text}\n${url}`)}`,
		`LOCATION:${t(place)}`,
		`URL:${url}`,
		`CATEGORIES:${tags.map(([, label]) => t(label)).join(',')}`,
		// Somebody's neighbour's day: it does not make the reader busy.
		'TRANSP:TRANSPARENT',
		'END:VEVENT'
	];
}
