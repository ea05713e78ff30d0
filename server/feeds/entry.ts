/** An ad as a feed tells it: its words, its place and day, and where to read it. Neither its author nor how to reach them. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { cleanLine, cleanText } from '../../src/domain/clean.ts';
import { cut } from '../../src/domain/cut.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { withoutContact } from '../../src/domain/discreet.ts';
import { communeName, type Territory } from '../../src/domain/territory.ts';
import { placeOf } from '../../src/lib/ui/place.ts';
import { clock, dayAndMonth, fullDay } from '../../src/lib/words/dates.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import { rowsOf } from '../../src/kinds/kind-rows.ts';
import { kindWords } from '../../src/kinds/words.ts';
import type { Outward } from '../outward/outward.ts';
import type { Room } from './budget.ts';

export interface Entry {
	readonly ad: PublicAd;
	readonly url: string;
	readonly title: string;
	readonly place: string;
	/** The whole of it as plain text. */
	readonly text: string;
	/** What readers may sort by: the code and the words. */
	readonly tags: readonly (readonly [code: string, label: string])[];
}

interface Words {
	readonly title: string;
	readonly text: string;
	readonly place: string;
	/** What only its kind says. */
	readonly facts: string;
}

/** What is slow is done once for an ad, which never changes: the board has another object for its next text. */
const known = new WeakMap<PublicAd, Words>();

function wordsOf(ad: PublicAd, territory: Territory): Words {
	const there = known.get(ad);
	if (there) return there;
	const discreet = (text: string) => withoutContact(text, feeds.contact);
	const words = {
		title: discreet(cleanLine(ad.title)),
		text: discreet(cleanText(ad.text)),
		place: discreet(cleanLine(placeOf(ad, territory))),
		facts: rowsOf(ad, dayOf(ad.publishedAt))
			.flatMap(([label, said]) => (said ? [discreet(cleanLine(`${label}\u202f: ${said}`))] : []))
			.join('\n')
	};
	known.set(ad, words);
	return words;
}

export function entryOf(ad: PublicAd, { territory, addresses }: Pick<Outward, 'territory' | 'addresses'>, room: Room): Entry {
	const words = kindWords[ad.kind];
	const { title, text, place, facts } = wordsOf(ad, territory);
	// Days are said as on the day it was published: "tomorrow" would be wrong tomorrow.
	const then = dayOf(ad.publishedAt);
	const day = ad.on && `${words.day}\u202f: ${fullDay(ad.on, then)}${ad.at ? ` à ${clock(ad.at)}` : ''}`;
	const summary = `${words.label}, ${words[ad.side].word.toLowerCase()} · ${place}`;
	return {
		ad,
		url: addresses.ad(ad.id),
		title: cut(title, room.title),
		place,
		text: [
			summary,
			ad.author.siret && feeds.professional,
			day,
			cut(text, room.text),
			cut(facts, room.text),
			feeds.until(dayAndMonth(ad.expiresOn, then))
		]
			.filter(Boolean)
			.join('\n'),
		tags: [
			[ad.kind, words.label],
			[ad.commune, communeName(territory, ad.commune)]
		]
	};
}
