import * as v from 'valibot';
import type { Territory } from '../../src/domain/territory.ts';
import { words } from './cells.ts';
import type { Problems } from './problems.ts';
import { firstTime } from './references.ts';
import { fields, readYaml } from './yaml.ts';

const degrees = (most: number) =>
	v.pipe(
		v.number('must be a number of degrees (write 45.331, with a point)'),
		v.minValue(-most, `must be between -${most} and ${most}`),
		v.maxValue(most, `must be between -${most} and ${most}`)
	);

const paragraphs = v.pipe(v.array(words, 'must be a list (lines that begin with -)'), v.nonEmpty('is empty: write something'));

/** Becomes part of folder names, database names and addresses. */
const slug = v.pipe(words, v.regex(/^[a-z][a-z0-9-]*$/, 'must be small letters without accents, figures and hyphens'));

const contact = fields({ name: words, phone: words, email: words, hours: words });

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const schema = fields({
	id: slug,
	name: words,
	place: words,
	ofPlace: words,
	tagline: words,
	themeColour: v.pipe(words, v.regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as "#1f5c3a", between quotes')),
	contact,
	legal: fields({
		publisher: words,
		legalForm: words,
		address: words,
		phone: words,
		email: words,
		director: words,
		registration: words,
		host: fields({ name: words, address: words, phone: words })
	}),
	moderation: v.exactOptional(
		fields({
			holdFirstAds: v.pipe(
				v.number('must be a number of ads (0: none)'),
				v.integer('must be a whole number of ads'),
				v.minValue(0, 'must be 0 or more'),
				v.maxValue(20, 'must be 20 at the most')
			)
		})
	),
	letters: v.exactOptional(
		fields({
			weekday: v.pipe(
				v.picklist(WEEKDAYS, `must be a day: ${WEEKDAYS.join(', ')}`),
				v.transform((day) => WEEKDAYS.indexOf(day))
			),
			hour: v.pipe(
				v.number('must be an hour (7: seven in the morning)'),
				v.integer('must be a whole hour'),
				v.minValue(0, 'must be 0 or more'),
				v.maxValue(23, 'must be 23 at the most')
			)
		})
	),
	texts: fields({ welcome: words, about: paragraphs, credits: paragraphs }),
	categories: v.pipe(v.array(fields({ id: slug, label: words }), 'must be a list'), v.nonEmpty('is empty: add categories')),
	summits: v.array(
		fields({
			name: words,
			altitude: v.pipe(v.number('must be a number of metres'), v.integer('must be a whole number of metres')),
			lat: degrees(90),
			lon: degrees(180)
		}),
		'must be a list'
	)
});

/** What `territory.yaml` says: everything of a territory that is not a table. */
export function texts(file: string, problems: Problems): Omit<Territory, 'communes' | 'passes'> | undefined {
	const read = readYaml(file, schema, problems);
	if (!read) return undefined;
	const isNew = firstTime(file, problems);
	for (const [index, { id }] of read.value.categories.entries())
		isNew(id, read.lineOf(['categories', index, 'id']), `categories: id: ${id}`);
	return read.value;
}
