/** What the author of an ad does with those who ask. */
import { newAdId, type AdId, type MemberRef } from '../../../src/domain/ids.ts';
import { decisionId, paperDocId, type PaperId } from '../../../src/domain/parts/doc-ids.ts';
import type { PaperDoc, RosterDoc } from '../../../src/domain/parts/docs.ts';
import { pick } from '../../factories/random.ts';
import { ownAds } from './deeds-of-authors.ts';
import { WAYS } from './ideas.ts';
import { bytes, instant, secret, some, today, type Around, type Deed, type Person } from './person.ts';
import { numberOf, plateOf, secretOf } from './secrets.ts';

/** The newest roster of each line of one's own ads. */
export function linesOf({ hand }: Person): RosterDoc[] {
	const newest = new Map<string, RosterDoc>();
	for (const roster of hand.received<RosterDoc>('roster')) {
		const key = `${roster.ad} ${roster.who} ${roster.on ?? ''}`;
		if (roster.n > (newest.get(key)?.n ?? 0)) newest.set(key, roster);
	}
	return [...newest.values()];
}

function decides(
	person: Person,
	around: Around,
	{ ad, who, on, asked, paper }: RosterDoc,
	state: 'accepted' | 'refused' | 'done'
) {
	const to = paper ? person.habit.n : around.numberOfRef(who as MemberRef);
	const id = decisionId(ad, who, on);
	person.hand.write(id, {
		_id: id,
		type: 'decision',
		ad,
		who,
		...(on && { on }),
		state,
		asked,
		note: secret(person, around, to),
		...(around.random() < 0.4 && { plate: plateOf(person.habit.n, to), phone: numberOf(person.habit.n, to) }),
		writtenAt: instant(person, around)
	});
}

/** Everything that is asked is answered at once, mostly by yes: of two who want the last seat, one finds it full. */
export const answersAll: Deed = (person, around) => {
	for (const line of linesOf(person))
		if (line.state === 'asked') decides(person, around, line, around.random() < 0.8 ? 'accepted' : 'refused');
};
export const saysOtherwise: Deed = (person, around) => {
	const { random } = around;
	const lines = linesOf(person);
	const given = lines.filter(({ state }) => state === 'accepted');
	const line = some(given.length > 0 && random() < 0.7 ? given : lines, random);
	if (line) decides(person, around, line, pick(['accepted', 'refused', 'done', 'done'] as const, random));
};

export const onPaper: Deed = (person, around) => {
	const { random, next } = around;
	const written = some(person.hand.written<PaperDoc>('paper'), random);
	if (written && random() < 0.4)
		return person.hand.write(written._id, { ...written, state: 'cancelled', writtenAt: instant(person, around) });
	const ad = some(
		ownAds(person).filter(({ kind }) => WAYS[kind]),
		random
	);
	const taken = ad && some(WAYS[ad.kind]!(ad, today(person, around), random), random);
	if (!ad || !taken) return;
	const id = newAdId(bytes(random)) as string as PaperId;
	const about = ad._id.slice(3) as AdId;
	person.hand.write(paperDocId(about, id), {
		_id: paperDocId(about, id),
		type: 'paper',
		ad: about,
		id,
		...(taken.on && { on: taken.on }),
		state: 'asked',
		name: secretOf(person.habit.n, person.habit.n, next()),
		what: taken.what,
		writtenAt: instant(person, around)
	});
};
