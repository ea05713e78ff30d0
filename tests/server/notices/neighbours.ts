/** A server whose clock the test moves, and neighbours who chose how to be told of things. */
import type { Letter } from '../../../server/mail/mail.ts';
import type { PublicAd } from '../../../src/domain/ad.ts';
import { dayOf } from '../../../src/domain/dates.ts';
import { newAdId, newMessageId, threadOf, type MemberId, type MemberRef } from '../../../src/domain/ids.ts';
import { inboxId } from '../../../src/domain/mailbox.ts';
import { CHOICES_ID, PROPOSED, type Choices } from '../../../src/domain/notices/docs.ts';
import { publicAd } from '../../factories/public-ads.ts';
import type { TestServer } from '../../factories/server.ts';
import { newMember, type Visitor } from '../access/people.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A Monday at noon, Paris. */
export const MONDAY = Date.parse('2026-11-23T11:00:00Z');
/** The first moment that Thursday when the letter is due and nobody's hours are quiet. */
export const THURSDAY = Date.parse('2026-11-26T07:00:00Z');

export const newClock = (at = MONDAY) => {
	const clock = { at, now: () => clock.at };
	return clock;
};

let revisions = 0;

export async function choose(server: TestServer, member: MemberId, change: Partial<Choices> = {}): Promise<string> {
	const rev = `${(revisions += 1)}-a`;
	const writtenAt = new Date(server.services.now()).toISOString();
	await server.services.notices.choose(member, rev, { ...PROPOSED, ...change, _id: CHOICES_ID, type: 'notices', writtenAt });
	return rev;
}

interface Given extends Partial<Choices> {
	readonly name?: string;
	readonly email?: string;
	readonly confirmed?: boolean;
}

export async function neighbour(
	server: TestServer,
	{ name = 'Odette', email, confirmed = true, ...choices }: Given = {}
): Promise<Visitor> {
	const to = email ?? `${name.toLowerCase()}@exemple.fr`;
	const who = await newMember(server, { name, email: to });
	if (confirmed) await server.services.accounts.confirmEmail(who.id, to);
	await choose(server, who.id, choices);
	return who;
}

export async function publish(server: TestServer, change: Partial<PublicAd> = {}): Promise<PublicAd> {
	const at = new Date(server.services.now()).toISOString();
	const ad = publicAd({ publishedAt: at, updatedAt: at, ...change });
	await server.services.board.publish(ad);
	return ad;
}

/** A line from Marc in their mailbox, as the courier delivers it. */
export async function reply(
	server: TestServer,
	to: { id: string },
	text = 'Est-elle encore là ?',
	thread = threadOf(newAdId(), newAdId().slice(0, 10) as never)
) {
	const at = new Date(server.services.now()).toISOString();
	const message = newMessageId();
	await server.services.registry.use(`member-${to.id}`, (db) =>
		db.put({
			_id: inboxId('marc000000' as never, message),
			...{ type: 'inbox', message, thread, ad: thread.slice(0, 20), title: 'Échelle', writtenAt: at, receivedAt: at, text },
			from: { ref: 'marc000000', name: 'Marc' }
		})
	);
	await server.services.notices.notify(to.id as never, { kind: 'reply', thread, at });
	return { thread, at };
}

/** Those of the memory outbox, oldest first; codes and warnings left out. */
export const lettersOf = (server: TestServer): readonly Letter[] =>
	[...(server.services.known.mail.outbox?.letters() ?? [])].reverse().filter(({ headers }) => headers !== undefined);

export const look = (server: TestServer) => server.services.notices.rounds.look();

/** Round after round, as the hours go by. */
export async function liveUntil(server: TestServer, clock: { at: number }, until: number, step = HOUR): Promise<void> {
	for (; clock.at < until; clock.at = Math.min(until, clock.at + step)) await look(server);
	await look(server);
}

export const dayAt = (moment: number) => dayOf(moment);
export const ref = (text: string) => text as MemberRef;
