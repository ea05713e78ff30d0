/**
 * The letter about the board: what was written since the last one, and the replies that wait. The text says everything; the
 * page says as much as 30 kB hold, without an image, a script or anything fetched. Same things, same day: same bytes.
 */
import type { PublicAd } from '../../src/domain/ad.ts';
import { cleanLine, cleanText } from '../../src/domain/clean.ts';
import { dayOf } from '../../src/domain/dates.ts';
import type { AdId, ThreadId } from '../../src/domain/ids.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { placeOf } from '../../src/lib/ui/place.ts';
import { clock, dayAndMonth, fullDay } from '../../src/lib/words/dates.ts';
import type { RemindedOf } from '../../src/domain/parts/reminders.ts';
import { digest as words } from '../../src/lib/words/digest.ts';
import { kindWords } from '../../src/kinds/words.ts';
import { escapeMarkup as e } from '../outward/markup.ts';
import type { Letter } from './mail.ts';

export const HTML_MAX = 30_000;

/** An unread line of an exchange. */
export interface Reply {
	readonly thread: ThreadId;
	readonly title: string;
	readonly from: string;
	readonly text: string;
}

/** Of what was agreed, to one of those who agreed. */
export interface Reminded {
	readonly ad: AdId;
	readonly title: string;
	readonly of: RemindedOf;
	/** A path of this site, where it is read. */
	readonly path: string;
}

export interface DigestContent {
	readonly name: string | undefined;
	/** Newest first. */
	readonly ads: readonly PublicAd[];
	readonly replies: readonly Reply[];
	readonly reminders?: readonly Reminded[];
	/** Of its reader alone: who has it may stop the letters, and nothing else. */
	readonly stopToken: string;
}

interface Where {
	readonly territory: Territory;
	readonly origin: string;
	/** Somebody reads what is answered to this letter: STOP is enough (N1). */
	readonly repliesRead: boolean;
}

/** One thing to read: the same in both parts. */
interface Item {
	readonly over: string;
	readonly title: string;
	readonly text: string;
	readonly under: string;
	readonly link: string;
	readonly url: string;
}

export function digestLetter(content: DigestContent, where: Where): Omit<Letter, 'to' | 'messageId'> {
	const { territory, origin } = where;
	const items = {
		reminders: (content.reminders ?? []).map((one) => reminderItem(one, origin)),
		replies: content.replies.map((reply) => replyItem(reply, origin)),
		ads: content.ads.map((ad) => adItem(ad, territory, origin))
	};
	const stop = `${origin}/stop/${content.stopToken}`;
	const page = { ...where, stop, name: content.name && cleanLine(content.name) };
	return {
		subject: words.subject(items.ads.length, items.replies.length, items.reminders.length),
		text: textOf(items, page),
		html: htmlOf(items, page),
		// RFC 8058: mail programs show their own button, and press it for their reader.
		headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
	};
}

interface Page extends Where {
	readonly stop: string;
	readonly name: string | undefined;
}
interface Items {
	readonly reminders: readonly Item[];
	readonly replies: readonly Item[];
	readonly ads: readonly Item[];
}

function adItem(ad: PublicAd, territory: Territory, origin: string): Item {
	const kind = kindWords[ad.kind];
	const then = dayOf(ad.publishedAt);
	const day = ad.on && `${kind.day}\u202f: ${fullDay(ad.on, then)}${ad.at ? ` à ${clock(ad.at)}` : ''}.`;
	return {
		over: `${kind.label}, ${kind[ad.side].word.toLowerCase()} · ${cleanLine(placeOf(ad, territory))}`,
		title: cleanLine(ad.title),
		text: cleanText(ad.text),
		under: [day, words.until(dayAndMonth(ad.expiresOn, then))].filter(Boolean).join(' '),
		link: words.read,
		url: adAddress(origin, ad.id)
	};
}

const adAddress = (origin: string, id: AdId) => `${origin}/annonces/${id}`;

const replyItem = ({ thread, title, from, text }: Reply, origin: string): Item => ({
	over: words.about(cleanLine(title)),
	title: words.from(cleanLine(from)),
	text: cleanText(text),
	under: '',
	link: words.answer,
	url: `${origin}/echanges/${thread}`
});

const reminderItem = ({ title, of, path }: Reminded, origin: string): Item => ({
	over: words.reminderOver,
	title: cleanLine(title),
	text: words.remind[of],
	under: '',
	link: words.see,
	url: `${origin}${path}`
});

const RULE = '————————';

function textOf({ reminders, replies, ads }: Items, { territory, origin, stop, name, repliesRead }: Page): string {
	const said = ({ over, title, text, under, link, url }: Item) =>
		[RULE, over, title, '', text, ...(under && ['', under]), '', `${link}\u202f: ${url}`].join('\n');
	const parts = [
		words.hello(name),
		...(reminders.length > 0 ? [words.remindersLead, ...reminders.map(said)] : []),
		...(replies.length > 0 ? [words.repliesLead, ...replies.map(said)] : []),
		...(ads.length > 0 ? [words.adsLead, ...ads.map(said)] : []),
		RULE,
		`${words.board}\u202f: ${origin}/annonces`,
		`${words.bye(territory.ofPlace)}\n${territory.name}`,
		words.why,
		`${words.change}\u202f: ${origin}/moi/avis\n${words.stop}\u202f: ${stop}${repliesRead ? `\n${words.stopByReply}` : ''}`
	];
	return `${parts.join('\n\n')}\n`;
}

const bytes = (text: string) => Buffer.byteLength(text);
const STYLE = 'font:17px/1.5 Georgia,serif;max-width:36em;margin:0 auto;padding:1em;color:#1d2b24;background:#fffdf6';

function htmlOf({ reminders, replies, ads }: Items, { territory, origin, stop, name, repliesRead }: Page): string {
	const p = (text: string) => `<p>${e(text)}</p>`;
	const a = (url: string, text: string) => `<a href="${e(url)}" style="color:#1f5c3a">${e(text)}</a>`;
	const whole = ({ over, title, text, under, link, url }: Item) =>
		[
			`<hr><p style="margin:0;color:#4a5a50">${e(over)}</p><h2 style="margin:0;font-size:1.2em">${e(title)}</h2>`,
			`<p style="white-space:pre-line">${e(text)}</p>`,
			under && p(under),
			`<p>${a(url, link)}</p>`
		].join('');
	const brief = ({ over, title, url }: Item) => `<p>${a(url, title)}<br>${e(over)}</p>`;
	const head = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${e(words.subject(ads.length, replies.length, reminders.length))}</title></head><body style="${STYLE}">${p(words.hello(name))}`;
	const foot = [
		`<hr><p>${a(`${origin}/annonces`, words.board)}</p><p>${e(words.bye(territory.ofPlace))}<br>${e(territory.name)}</p>`,
		`<p style="font-size:.85em">${e(words.why)}<br>${a(`${origin}/moi/avis`, words.change)} · ${a(stop, words.stop)}${repliesRead ? `<br>${e(words.stopByReply)}` : ''}</p></body></html>\n`
	].join('');
	const fit = fitting(HTML_MAX - bytes(head) - bytes(foot));
	return [
		head,
		...(reminders.length > 0 ? [p(words.remindersLead), ...fit(reminders, whole, brief)] : []),
		...(replies.length > 0 ? [p(words.repliesLead), ...fit(replies, whole, brief)] : []),
		...(ads.length > 0 ? [p(words.adsLead), ...fit(ads, whole, brief)] : []),
		foot
	].join('');

	/** As many in full as there is room for, then their titles, then how many more; room is always left to say so. */
	function fitting(room: number) {
		let left = room - 2_000;
		return (items: readonly Item[], full: (item: Item) => string, short: (item: Item) => string): string[] => {
			const made: string[] = [];
			let say = full;
			for (const [at, item] of items.entries()) {
				const rest = items.slice(at).reduce((sum, one) => sum + bytes(short(one)), 0);
				// Better every title than a few more texts.
				if (say === full && bytes(full(item)) + rest > left) say = short;
				const next = say(item);
				if (bytes(next) > left) return [...made, p(words.more(items.length - at))];
				left -= bytes(next);
				made.push(next);
			}
			return made;
		};
	}
}
