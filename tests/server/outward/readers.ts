/** Feeds as strict readers see them: each throws on what is not valid. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import ICAL from 'ical.js';
import * as v from 'valibot';

export function readXml(text: string): Element {
	const problems: string[] = [];
	const parser = new DOMParser({ onError: (level, message) => void problems.push(`${level}: ${message}`) });
	const root = parser.parseFromString(text, 'application/xml').documentElement;
	if (problems.length > 0 || !root) throw new Error(problems.join('\n') || 'no root element');
	return root;
}

export const all = (element: Element, name: string) => Array.from(element.getElementsByTagName(name));
export const one = (element: Element, name: string) => {
	const [found] = all(element, name);
	if (!found) throw new Error(`no <${name}>`);
	return found;
};
export const said = (element: Element, name: string) => one(element, name).textContent ?? '';

/** RFC 4287, 4.1.1 and 4.1.2: what each must have, once. */
export function readAtom(text: string) {
	const feed = readXml(text);
	if (feed.namespaceURI !== 'http://www.w3.org/2005/Atom' || feed.localName !== 'feed') throw new Error('not an Atom feed');
	const entries = all(feed, 'entry');
	for (const element of [feed, ...entries]) {
		for (const name of ['id', 'title', 'updated']) {
			const own = all(element, name).filter(({ parentNode }) => parentNode === element);
			if (own.length !== 1 || !own[0]?.textContent) throw new Error(`${name} is there ${own.length} times`);
		}
		if (Number.isNaN(Date.parse(said(element, 'updated')))) throw new Error('updated is no date');
	}
	if (all(feed, 'author').length === 0) throw new Error('no author');
	if (new Set(entries.map((entry) => said(entry, 'id'))).size !== entries.length) throw new Error('two entries have one id');
	return { feed, entries };
}

const url = v.pipe(v.string(), v.url());
/** jsonfeed.org/version/1.1, with nothing it does not know but extensions. */
const jsonFeed = v.strictObject({
	version: v.literal('https://jsonfeed.org/version/1.1'),
	title: v.string(),
	description: v.string(),
	home_page_url: url,
	feed_url: url,
	icon: url,
	language: v.string(),
	authors: v.array(v.strictObject({ name: v.string(), url })),
	_licence: v.object({ about: url, text: v.string() }),
	items: v.array(
		v.strictObject({
			id: v.pipe(v.string(), v.nonEmpty()),
			url,
			title: v.string(),
			content_text: v.pipe(v.string(), v.nonEmpty()),
			date_published: v.pipe(v.string(), v.isoTimestamp()),
			date_modified: v.pipe(v.string(), v.isoTimestamp()),
			tags: v.array(v.string())
		})
	)
});
export const readJsonFeed = (text: string) => v.parse(jsonFeed, JSON.parse(text));

/** Its lines as RFC 5545 wants them, then its events as a calendar understands them. */
export function readCalendar(text: string) {
	if (!text.endsWith('\r\n')) throw new Error('the last line is not ended');
	for (const line of text.split('\r\n')) {
		if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
		if (/[\r\n\u0000-\u0008\ufffd]/.test(line)) throw new Error('a bare line break, a control character or half a letter');
	}
	const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
	ICAL.TimezoneService.reset();
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
	for (const event of events) if (!event.uid || !event.component.hasProperty('dtstamp')) throw new Error('no UID or no DTSTAMP');
	return { calendar, events };
}
