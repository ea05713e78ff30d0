/**
 * Members and their sessions. A member is an id and a secret made on a phone, perhaps days before the first signal;
 * the server keeps hashes only. Recovery, further devices and roles will be further documents beside these.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { Contact } from '../../src/domain/mailbox.ts';
import { change, find, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

export interface Profile {
	readonly name: string;
	readonly commune: string;
	readonly contact: Contact;
}

export interface MemberRecord {
	readonly ref: MemberRef;
	/** SHA-256 of the device secret: 160 random bits need no slow hash (I3). Absent for demonstration members. */
	readonly secretHash?: string;
	readonly registeredAt: Instant;
	/** Absent until the courier has accepted one. */
	readonly profile?: Profile;
}

interface SessionRecord {
	readonly member: MemberId;
	readonly openedAt: Instant;
	readonly seenAt: Instant;
}

/** 13 months, sliding (I4: the longest the CNIL accepts for a cookie of convenience). */
export const SESSION_SECONDS = 395 * 86_400;
/** A session seen again within a day is not written again. */
const SEEN_MS = 86_400_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encoder = new TextEncoder();
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(encoder.encode(a), encoder.encode(b));

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts(db: Db, now: () => number) {
	const instant = () => new Date(now()).toISOString();

	/** Makes the member if the id is new, else checks the secret. `ref` belongs to the first who came with it. */
	async function identify(id: MemberId, ref: MemberRef, secret: string): Promise<boolean> {
		const secretHash = sha256(secret);
		const known = await find<MemberRecord>(db, `member:${id}`);
		if (known) return known.ref === ref && known.secretHash !== undefined && same(known.secretHash, secretHash);

		const refOwner = { _id: `ref:${ref}`, member: id };
		if (!(await putOnce(db, refOwner)) && (await find<typeof refOwner>(db, refOwner._id))?.member !== id) return false;
		await putOnce(db, { _id: `member:${id}`, ref, secretHash, registeredAt: instant() });
		const made = await find<MemberRecord>(db, `member:${id}`);
		return made?.secretHash !== undefined && same(made.secretHash, secretHash);
	}

	async function openSession(member: MemberId): Promise<string> {
		const token = randomBytes(32).toString('base64url');
		await db.put({ _id: `session:${sha256(token)}`, member, openedAt: instant(), seenAt: instant() });
		return token;
	}

	return {
		member: (id: MemberId) => find<MemberRecord>(db, `member:${id}`),

		isKnown: async (id: MemberId) => (await find(db, `member:${id}`)) !== undefined,

		setProfile: (id: MemberId, profile: Profile) => change<MemberRecord>(db, `member:${id}`, (old) => old && { ...old, profile }),

		/** A session token for that member, or undefined when id, ref and secret do not go together. */
		async signIn(id: MemberId, ref: MemberRef, secret: string): Promise<string | undefined> {
			return (await identify(id, ref, secret)) ? openSession(id) : undefined;
		},

		/** The member a session token belongs to, and whether it was renewed (so that the cookie is sent again). */
		async whoIs(token: string): Promise<{ member: MemberId; renewed: boolean } | undefined> {
			const key = `session:${sha256(token)}`;
			const session = await find<SessionRecord>(db, key);
			if (!session) return undefined;
			const age = now() - Date.parse(session.seenAt);
			if (age > SESSION_SECONDS * 1000) return undefined;
			const renewed = age > SEEN_MS;
			if (renewed) await change<SessionRecord>(db, key, (old) => old && { ...old, seenAt: instant() });
			return { member: session.member, renewed };
		},

		async signOut(token: string): Promise<void> {
			const session = await find<SessionRecord>(db, `session:${sha256(token)}`);
			if (session) await db.remove(session._id, session._rev);
		},

		/** Demonstration members: people one can answer, whom nobody can sign in as. */
		addDemoMember: (id: MemberId, ref: MemberRef, profile: Profile) =>
			Promise.all([
				putOnce(db, { _id: `member:${id}`, ref, registeredAt: instant(), profile }),
				putOnce(db, { _id: `ref:${ref}`, member: id })
			])
	};
}
