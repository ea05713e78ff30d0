/** What somebody does with what they know, signal or not. Each deed writes in their own hand. */
import { newReportId } from '../../../src/domain/ids.ts';
import { PROFILE_ID } from '../../../src/domain/mailbox.ts';
import { decisionId } from '../../../src/domain/parts/doc-ids.ts';
import { newReportNumber } from '../../../src/domain/report.ts';
import { pick } from '../../factories/random.ts';
import { edits, moves, ownAds, prolongs, publishes, shortens } from './deeds-of-authors.ts';
import { ownParts, takesPart, thinksAgain } from './deeds-of-guests.ts';
import { chooses } from './deeds-of-choice.ts';
import { answersAll, onPaper, saysOtherwise } from './deeds-of-hosts.ts';
import { declines, minds, thanks, thanksForOthers } from './deeds-of-manners.ts';
import { organises } from './deeds-of-organisers.ts';
import { answers, givesNumber, insists, replies } from './deeds-of-talk.ts';
import { bytes, instant, others, profileDoc, some, type Deed } from './person.ts';

const renames: Deed = (person, around) =>
	person.hand.write(PROFILE_ID, profileDoc(person, around, `${person.habit.name} ${around.next()}`));

const erases: Deed = (person, around) => {
	const doc = some([...ownAds(person), ...ownParts(person)], around.random);
	if (doc) person.hand.write(doc._id, undefined);
};

const reports: Deed = (person, around) => {
	const ad = some(others(person), around.random);
	if (!ad) return;
	const report = {
		id: newReportId(bytes(around.random)),
		number: newReportNumber(bytes(around.random)),
		ad: ad.id,
		reason: 'sale',
		text: 'On y vend.',
		goodFaith: true,
		writtenAt: instant(person, around)
	};
	around.reports.push({ report, received: false });
};

/** What a phone that was taken apart may try: another's ad, another's yes. */
const meddles: Deed = (person, around) => {
	const ad = some(others(person), around.random);
	if (!ad) return;
	const { id, publishedAt: _, updatedAt: __, author, tally: ___, ...text } = ad;
	if (around.random() < 0.5) {
		const doc = { _id: `ad:${id}`, type: 'ad', ...text, writtenAt: instant(person, around) };
		return person.hand.write(doc._id, doc);
	}
	const who = author.ref;
	const doc = { _id: decisionId(id, who), type: 'decision', ad: id, who, state: 'accepted', asked: '00000000' };
	person.hand.write(doc._id, { ...doc, writtenAt: instant(person, around) });
};

const DEEDS: readonly (readonly [number, Deed])[] = [
	[7, publishes],
	[5, edits],
	[4, moves],
	[2, prolongs],
	[1, shortens],
	[9, answers],
	[9, replies],
	[24, takesPart],
	[7, thinksAgain],
	[16, answersAll],
	[5, saysOtherwise],
	[5, onPaper],
	[38, organises],
	[1, renames],
	[1, erases],
	[2, reports],
	[1, meddles],
	[6, givesNumber],
	[16, insists],
	[8, minds],
	[9, thanks],
	[5, declines],
	[1, thanksForOthers],
	[6, chooses]
];
const ALL = DEEDS.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));

export const doSomething: Deed = (person, around) => pick(ALL, around.random)(person, around);
