/** Some people with their phones around one ad, for tests of what happens between them. */
import type { AdText } from '../../src/domain/ad.ts';
import type { Day } from '../../src/domain/dates.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import type { Decision, RosterDoc, Said } from '../../src/domain/parts/docs.ts';
import { guests, ownParts, type Guest, type OwnPart } from '../../src/domain/parts/own-parts.ts';
import type { Heard } from '../../src/domain/own-item.ts';
import { adText } from './ads.ts';
import { newPhone, type TestPhone } from './phones.ts';
import { profile } from './profiles.ts';
import type { TestServer } from './server.ts';

export async function memberPhone(
	server: Pick<TestServer, 'origin'>,
	name: string,
	now?: () => number,
	commune?: string
): Promise<TestPhone> {
	const phone = newPhone(server.origin, now);
	await phone.phone.signUp(profile({ name, ...(commune && { commune }) }));
	return phone;
}

export async function publishes(author: TestPhone, ad: Partial<AdText>): Promise<AdId> {
	const id = newAdId();
	await author.phone.publish(id, adText(ad));
	return id;
}

async function reading({ phone }: TestPhone) {
	const mail = (await phone.mail())!;
	const heard = (id: string): Heard => {
		const receipt = mail.receipts.get(id);
		return {
			acknowledged: receipt?.denied === undefined ? receipt?.rev : undefined,
			verdicts: mail.contents.verdicts.get(id) ?? new Map()
		};
	};
	return { contents: mail.contents, heard };
}

/** What the screen says of this person's participation in that ad. */
export async function partIn(phone: TestPhone, ad: AdId, on?: Day): Promise<OwnPart | undefined> {
	const { contents, heard } = await reading(phone);
	return ownParts(contents, heard).find(({ part }) => part.ad === ad && part.on === on);
}

export async function guestsOf(author: TestPhone, ad: AdId): Promise<Guest[]> {
	const { contents, heard } = await reading(author);
	return guests(contents, heard).filter(({ roster }) => roster.ad === ad);
}

/** The author answers everything that is asked of that ad, as far as their phone knows. */
export async function answers(author: TestPhone, ad: AdId, decision: Decision, said?: Said, whom = (_: RosterDoc) => true) {
	for (const { roster } of await guestsOf(author, ad)) if (whom(roster)) await author.phone.decide(roster, decision, said);
}

export const offline = (...phones: TestPhone[]) => {
	for (const { link } of phones) link.weather = () => 'cut';
};
