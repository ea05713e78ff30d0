/**
 * The demonstration board of a kit: invented neighbours and their ads, so that a fresh machine shows a living board.
 * Everything is dated from the day of the seed, and every id comes from what is written: two seeds of the same day agree.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { AD_STATES, SHORT_MAX, PLACES_MAX, type AdState, type AdText } from '../../src/domain/ad.ts';
import { checkAd } from '../../src/domain/ad-rules.ts';
import { addDays, type Day } from '../../src/domain/dates.ts';
import type { AdId, MemberRef } from '../../src/domain/ids.ts';
import { KIND_NAMES, type KindName } from '../../src/domain/kinds/index.ts';
import { COUNTERPARTS, SIDES } from '../../src/domain/kinds/kind.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';
import { insee, words } from './cells.ts';
import { complaint } from './complaints.ts';
import { adIdFrom, memberRefFrom } from './demo-ids.ts';
import { Problems } from './problems.ts';
import { communeAmong, firstTime } from './references.ts';
import { fields, readYaml } from './yaml.ts';

export const MEMBER_ROLES = ['inhabitant', 'town-hall', 'association'] as const;

export interface DemoMember {
	readonly ref: MemberRef;
	readonly name: string;
	readonly commune: string;
	readonly role: (typeof MEMBER_ROLES)[number];
}

export interface DemoAd {
	readonly id: AdId;
	readonly author: MemberRef;
	/** Everything the author wrote but the ad's own day, which `adTextOn` works out. */
	readonly text: Omit<AdText, 'on'>;
	/** It was published so many days before the day of the seed. */
	readonly age: number;
	/** Its own day comes so many days after the day of the seed; before it when negative. */
	readonly in?: number | undefined;
	readonly state: AdState;
}

export interface Demo {
	readonly members: readonly DemoMember[];
	readonly ads: readonly DemoAd[];
}

/** The ad's text as it is when the demonstration is seeded on `today`. */
export const adTextOn = (ad: Pick<DemoAd, 'text' | 'in'>, today: Day): AdText =>
	ad.in === undefined ? ad.text : { ...ad.text, on: addDays(today, ad.in) };

const days = v.pipe(v.number('must be a number of days'), v.integer('must be a whole number of days'));
const short = v.pipe(words, v.maxLength(SHORT_MAX, `is longer than ${SHORT_MAX} characters: shorten it`));
const oneOf = <const T extends readonly string[]>(choices: T) =>
	v.picklist(choices, `must be one of: ${choices.join(', ')}`);

const memberSchema = fields({
	id: words,
	name: short,
	commune: insee,
	role: v.optional(oneOf(MEMBER_ROLES), 'inhabitant')
});

const adSchema = fields({
	by: words,
	side: oneOf(SIDES),
	category: words,
	commune: v.optional(insee),
	hamlet: v.optional(short),
	title: words,
	text: words,
	counterpart: oneOf(COUNTERPARTS),
	availability: v.optional(short),
	age: v.pipe(days, v.minValue(0, 'must not be negative: it counts the days before the seed')),
	in: v.optional(days),
	at: v.optional(
		v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "07:30", between quotes'))
	),
	to: v.optional(insee),
	places: v.optional(v.pipe(v.number('must be a number'), v.integer(), v.minValue(1), v.maxValue(PLACES_MAX))),
	state: v.optional(oneOf(AD_STATES), 'live')
});
type WrittenAd = v.InferOutput<typeof adSchema>;

/** Any day will do to check a text: its own day is given relative to it. */
const SOME_DAY = '2026-01-01' as Day;

const list = <S extends v.GenericSchema>(item: S) =>
	v.array(item, 'must be a list (groups of lines that begin with -)');

/** Reads and checks `demo/` in the kit. Throws one `TerritoryError` that lists everything to correct. */
export function loadDemo(folder: string, territory: Territory): Demo {
	const problems = new Problems();
	const members = readMembers(join(folder, 'demo', 'members.yaml'), territory, problems);
	const adsFolder = join(folder, 'demo', 'ads');
	const titles = new Map<AdId, string>();
	const ads = adFiles(adsFolder, problems).flatMap((name) =>
		readAds(join(adsFolder, name), { territory, members, problems, titles })
	);
	problems.throwIfAny();
	return { members: [...members.values()], ads };
}

/** One file a kind, named after it. */
function adFiles(folder: string, problems: Problems): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith('.yaml'))
			.sort();
	} catch {
		problems.add(folder, undefined, 'cannot be read; the demonstration ads are kept in this folder, one file a kind');
		return [];
	}
}

function readMembers(file: string, territory: Territory, problems: Problems): Map<string, DemoMember> {
	const members = new Map<string, DemoMember>();
	const read = readYaml(file, list(memberSchema), problems);
	const isNew = firstTime(file, problems);
	const checkCommune = communeAmong(new Set(territory.communes.map(({ insee: code }) => code)));
	for (const [index, { id, ...member }] of (read?.value ?? []).entries()) {
		const line = read?.lineOf([index]) ?? 1;
		checkCommune(member.commune, (message) => problems.add(file, line, `commune: ${message}`));
		if (isNew(id, line, `id: ${id}`)) members.set(id, { ref: memberRefFrom(id), ...member });
	}
	return members;
}

interface Around {
	readonly territory: Territory;
	readonly members: ReadonlyMap<string, DemoMember>;
	readonly problems: Problems;
	/** Where each ad already read is, for ids come from kinds and titles. */
	readonly titles: Map<AdId, string>;
}

const isKind = (name: string): name is KindName => (KIND_NAMES as readonly string[]).includes(name);

function readAds(file: string, around: Around): DemoAd[] {
	const { problems, titles } = around;
	const kind = basename(file, '.yaml');
	if (!isKind(kind)) {
		problems.add(file, undefined, `"${kind}" is not a kind of ad; name the file after one of ${KIND_NAMES.join(', ')}`);
		return [];
	}
	const read = readYaml(file, list(adSchema), problems);
	if (!read) return [];
	return read.value.flatMap((written, index) => {
		const tell = (field: string, message: string) =>
			problems.add(file, read.lineOf([index, field]), `${field}: ${message}`);
		const ad = demoAd(kind, written, around, tell);
		if (!ad) return [];
		const before = titles.get(ad.id);
		if (before) tell('title', `the same title is already at ${before}; change one of the two`);
		titles.set(ad.id, `${file}:${read.lineOf([index, 'title'])}`);
		return [ad];
	});
}

function demoAd(
	kind: KindName,
	{ by, age, in: inDays, state, ...written }: WrittenAd,
	{ territory, members }: Around,
	tell: (field: string, message: string) => void
): DemoAd | undefined {
	const author = members.get(by);
	if (!author) {
		tell('by', `"${by}" is not in members.yaml; add this person there or correct the name`);
		return undefined;
	}
	const text = present({ ...written, kind, commune: written.commune ?? author.commune });
	const ad = {
		id: adIdFrom(`${kind} ${written.title}`),
		author: author.ref,
		text,
		age,
		...present({ in: inDays }),
		state
	};
	// A day gone by is an expired ad, which a demonstration shows too: any day but a past one is checked.
	for (const { field, code } of checkAd(
		adTextOn({ ...ad, ...(inDays === undefined ? {} : { in: Math.max(0, inDays) }) }, SOME_DAY),
		territory,
		SOME_DAY
	))
		tell(field === 'on' ? 'in' : field, complaint(code));
	if (text.hamlet !== undefined && !communeOf(territory, text.commune)?.hamlets.includes(text.hamlet))
		tell('hamlet', `"${text.hamlet}" is not a hamlet of ${text.commune} in hamlets.tsv; add it there or correct it`);
	return ad;
}

/** The same without the fields that are not there, since a document never says `undefined`. */
const present = <T extends object>(value: T) =>
	Object.fromEntries(Object.entries(value).filter(([, said]) => said !== undefined)) as {
		[K in keyof T]: Exclude<T[K], undefined>;
	};
