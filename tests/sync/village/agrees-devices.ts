/** After the month: of each document every version is where it must be, and all the devices of a person say the same. */
import { expect } from 'vitest';
import { inMailbox, leavesOf } from '../../factories/disk.ts';
import type { Month } from './month.ts';
import { endsOf, questionOf, seenOf, versionsOf } from './naive-devices.ts';

/** What one writes on two devices and is never asked about becomes one. */
const JOINED = /^(profile|part|decision|paper):/;

/** At the server: of what people wrote, the ends of all branches; of what it wrote itself, one of each. */
export async function leavesAreAsExpected({ came, refs, server }: Month) {
	const versions = versionsOf(came);
	for (const member of refs.keys()) {
		const leaves = await inMailbox(server.services, member, leavesOf);
		const own = [...versions].filter(([key]) => key.startsWith(`${member} `)).map(([, each]) => each);
		const there = own.filter((each) => seenOf(each)?.doc);
		const expected = there.flatMap((each) => endsOf(each).map(({ id, rev }) => `${id} ${rev}`));
		const ids = new Set(own.map(([first]) => first!.id));
		const isOwn = (leaf: string) => ids.has(leaf.split(' ')[0]!);
		expect(leaves.filter(isOwn), 'versions lost, or made up').toEqual(expected.sort());
		const others = leaves.filter((leaf) => !isOwn(leaf)).map((leaf) => leaf.split(' ')[0]);
		expect(new Set(others).size, 'a conflict in what the server wrote').toBe(others.length);
		for (const each of there) {
			const living = endsOf(each).filter(({ doc }) => doc);
			if (JOINED.test(each[0]!.id)) expect(living.length, `${each[0]!.id} stayed two`).toBe(1);
		}
	}
}

/** Each whole phone has what the server has, shows the same of each, and asks its person about the same texts. */
export async function devicesAgree({ came, neighbours, server }: Month) {
	const versions = versionsOf(came);
	for (const { self, phone } of neighbours) {
		expect(await leavesOf(phone.mailbox!)).toEqual(await inMailbox(server.services, self.id, leavesOf));
		const { contents } = (await phone.phone.mail())!;
		const own = [...versions].filter(([key]) => key.startsWith(`${self.id} `)).map(([, each]) => each);
		const shown = new Map(
			[...contents.ads, ...contents.parts, ...contents.messages, ...contents.talk.thanks].map(({ _id, _rev }) => [_id, _rev])
		);
		for (const each of own) {
			const seen = seenOf(each)!;
			if (shown.has(seen.id as never)) expect(shown.get(seen.id as never), seen.id).toBe(seen.rev);
		}
		const asked = contents.conflicts.map(({ winner, losers }) => [
			winner._id,
			[winner, ...losers].map(({ title }) => title).sort()
		]);
		const expected = own.flatMap((each) => {
			const question = questionOf(each);
			return question.length > 0 && seenOf(each)?.doc ? [[each[0]!.id, question]] : [];
		});
		expect(Object.fromEntries(asked), 'what its person is to choose from').toEqual(Object.fromEntries(expected));
	}
}
