import * as v from 'valibot';
import { SHORT_MAX } from '../../src/domain/ad.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { insee, oneOf, words } from './cells.ts';
import { memberRefFrom } from './demo-ids.ts';
import { MEMBER_ROLES, type DemoMember } from './demo-shape.ts';
import type { Problems } from './problems.ts';
import { communeAmong, firstTime } from './references.ts';
import { fields, list, readYaml } from './yaml.ts';

const memberSchema = fields({
	id: words,
	name: v.pipe(words, v.maxLength(SHORT_MAX, `is longer than ${SHORT_MAX} characters: shorten it`)),
	commune: insee,
	role: v.optional(oneOf(MEMBER_ROLES), 'inhabitant')
});

/** The invented neighbours, by the id that the ads call them. */
export function readMembers(file: string, territory: Territory, problems: Problems): Map<string, DemoMember> {
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
