import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { AD_STATES, PLACES_MAX, SHORT_MAX } from '../../src/domain/ad.ts';
import { checkAd } from '../../src/domain/ad-rules.ts';
import type { Day } from '../../src/domain/dates.ts';
import type { AdId } from '../../src/domain/ids.ts';
import { KIND_NAMES, type KindName } from '../../src/kinds/index.ts';
import { COUNTERPARTS, SIDES } from '../../src/kinds/kind.ts';
import { communeOf, type Territory } from '../../src/domain/territory.ts';
import { insee, oneOf, words } from './cells.ts';
import { complaint } from './complaints.ts';
import { adIdFrom } from './demo-ids.ts';
import { adTextOn, type DemoAd, type DemoMember } from './demo-shape.ts';
import type { Problems } from './problems.ts';
import { fields, list, readYaml } from './yaml.ts';

const days = v.pipe(v.number('must be a number of days'), v.integer('must be a whole number of days'));
const short = v.pipe(words, v.maxLength(SHORT_MAX, `is longer than ${SHORT_MAX} characters: shorten it`));
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
	at: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "07:30", between quotes'))),
	to: v.optional(insee),
	places: v.optional(v.pipe(v.number('must be a number'), v.integer(), v.minValue(1), v.maxValue(PLACES_MAX))),
	/** What only its kind has. Days in it are said from the seed: « in 18 days », « in 18 days at 20:00 ». */
	details: v.optional(v.record(v.string(), v.unknown())),
	state: v.optional(oneOf(AD_STATES), 'live')
});
type WrittenAd = v.InferOutput<typeof adSchema>;

/** Any day will do to check a text: its own day is given relative to it. */
const SOME_DAY = '2026-01-01' as Day;

/** One file a kind, named after it. */
export function adFiles(folder: string, problems: Problems): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith('.yaml'))
			.sort();
	} catch {
		problems.add(folder, undefined, 'cannot be read; the demonstration ads are kept in this folder, one file a kind');
		return [];
	}
}

export interface Around {
	readonly territory: Territory;
	readonly members: ReadonlyMap<string, DemoMember>;
	readonly problems: Problems;
	/** Where each ad already read is, for ids come from kinds and titles. */
	readonly titles: Map<AdId, string>;
}

const isKind = (name: string): name is KindName => (KIND_NAMES as readonly string[]).includes(name);

/** The ads of one file, which is named after their kind. */
export function readAds(file: string, around: Around): DemoAd[] {
	const { problems, titles } = around;
	const kind = basename(file, '.yaml');
	if (!isKind(kind)) {
		problems.add(file, undefined, `"${kind}" is not a kind of ad; name the file after one of ${KIND_NAMES.join(', ')}`);
		return [];
	}
	const read = readYaml(file, list(adSchema), problems);
	if (!read) return [];
	return read.value.flatMap((written, index) => {
		const tell = (field: string, message: string) => problems.add(file, read.lineOf([index, field]), `${field}: ${message}`);
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
