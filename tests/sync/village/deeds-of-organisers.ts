/** What whoever leads a purchase does with it, in season or out of it. */
import { addDays } from '../../../src/domain/dates.ts';
import { newAdId, type AdId } from '../../../src/domain/ids.ts';
import { actDocId, tickDocId, TICKS, type PaperId } from '../../../src/domain/parts/doc-ids.ts';
import type { RosterDoc } from '../../../src/domain/parts/docs.ts';
import type { Act } from '../../../src/kinds/group-purchase/acts.ts';
import { pick } from '../../factories/random.ts';
import { ownAds } from './deeds-of-authors.ts';
import { linesOf } from './deeds-of-hosts.ts';
import { upTo } from './ideas.ts';
import { bytes, instant, some, today, type Around, type Deed, type Person } from './person.ts';

function next(person: Person, around: Around, lines: readonly RosterDoc[]): Act {
	const { random } = around;
	const evening = (days: number) => `${addDays(today(person, around), days)}T17:00:00.000Z`;
	const late = some(
		lines.filter(({ order }) => order?.counts === 'to-confirm'),
		random
	);
	if (late && random() < 0.8) return { act: random() < 0.7 ? 'confirm' : 'decline', order: late.who };
	const roll = random();
	if (roll < 0.12) return { act: 'close' };
	if (roll < 0.26) return { act: 'complete', until: evening(upTo(4, random)) };
	if (roll < 0.42) return { act: 'prolong', until: evening(upTo(6, random) - 1) };
	if (roll < 0.62) return { act: 'order', ...(random() < 0.5 && { anyway: true as const }) };
	if (roll < 0.74) return { act: 'arrive' };
	if (roll < 0.82) return { act: 'settle' };
	if (roll < 0.94) return { act: 'price', line: random() < 0.8 ? 'pellets' : 'logs', cents: 400 + upTo(200, random) };
	return { act: 'abandon', why: 'Le camion ne viendra pas.' };
}

export const organises: Deed = (person, around) => {
	const { random } = around;
	const ad = some(
		ownAds(person).filter(({ kind }) => kind === 'group-purchase'),
		random
	);
	if (!ad) return;
	const about = ad._id.slice(3) as AdId;
	const lines = linesOf(person).filter((line) => line.ad === about);
	const writtenAt = instant(person, around);
	const household = some(lines, random);
	if (household && random() < 0.3) {
		const of = pick(TICKS, random);
		const doc = { _id: tickDocId(about, household.who, of), type: 'tick', ad: about, who: household.who, of };
		return person.hand.write(doc._id, { ...doc, state: random() < 0.8 ? 'ticked' : 'cleared', writtenAt });
	}
	const id = newAdId(bytes(random)) as string as PaperId;
	const doc = { _id: actDocId(about, id), type: 'act', ad: about, id, act: next(person, around, lines), writtenAt };
	person.hand.write(doc._id, doc);
};
