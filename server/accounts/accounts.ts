/**
 * Members and their sessions. A member is an id and a secret made on a phone, perhaps days before the first signal;
 * the server keeps hashes only. A session is a device's (`devices.ts`), and is over when its device is.
 */
import type { DeviceKind, DeviceWay } from '../../src/domain/codes/known.ts';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { Contact } from '../../src/domain/mailbox.ts';
import { change, find, putOnce } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { createDevices, deviceIdOf, SLIDING_DAYS, type DeviceId, type Standing } from './devices.ts';
import { addressKey, createAddresses } from './addresses.ts';
import { createRemoved } from './removed.ts';
import { newToken, same, sha256 } from './hashes.ts';

export interface Profile {
	readonly name: string;
	readonly commune: string;
	readonly contact: Contact;
}

export interface MemberRecord {
	readonly ref: MemberRef;
	/**
	 * SHA-256 of the first device's secret: 160 random bits need no slow hash (I3). Absent for demonstration members.
	 * Phones of before there were devices are known by it alone.
	 */
	readonly secretHash?: string;
	readonly registeredAt: Instant;
	/** Absent until the courier has accepted one. */
	readonly profile?: Profile;
	/** Of whoever declared to be a professional (L13). */
	readonly siret?: string;
	/** When somebody vouched for who this is: a code typed from a letter to their address, or a slip of the mairie. */
	readonly confirmed?: Instant;
	/** The address whose code was typed: the only one that lets anybody in as this member. */
	readonly confirmedEmail?: string;
}

interface SessionRecord {
	readonly member: MemberId;
	/** Absent in sessions of before there were devices. */
	readonly device?: DeviceId;
	readonly openedAt: Instant;
	readonly seenAt: Instant;
}

export interface Who {
	readonly member: MemberId;
	readonly device: DeviceId;
	/** The cookie is to be sent again. */
	readonly renewed: boolean;
}

export const SESSION_SECONDS = SLIDING_DAYS * 86_400;
/** A session seen again within a day is not written again. */
const SEEN_MS = 86_400_000;

export type SignedIn = { readonly token: string } | { readonly refused: 'wrong' | 'gone' | Exclude<Standing, 'good'> };
export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts(db: Db, now: () => number) {
	const instant = () => new Date(now()).toISOString();
	const devices = createDevices(db, now);
	const addresses = createAddresses(db);
	const removed = createRemoved(db);
	const member = (id: MemberId) => find<MemberRecord>(db, `member:${id}`);

	/** Makes the member if the id is new. `ref` belongs to the first who came with it. */
	async function meet(id: MemberId, ref: MemberRef, secretHash: string): Promise<MemberRecord | undefined> {
		const known = await member(id);
		if (known) return known.ref === ref ? known : undefined;
		const refOwner = { _id: `ref:${ref}`, member: id };
		if (!(await putOnce(db, refOwner)) && (await find<typeof refOwner>(db, refOwner._id))?.member !== id) return undefined;
		await putOnce(db, { _id: `member:${id}`, ref, secretHash, registeredAt: instant() } satisfies MemberRecord & { _id: string });
		return member(id);
	}

	/** The device that shows this secret; the member's first one is made when it is first met. */
	async function deviceOf(id: MemberId, secretHash: string, known: MemberRecord, kind: DeviceKind) {
		const there = await devices.of(id, secretHash);
		if (there || known.secretHash === undefined || !same(known.secretHash, secretHash)) return there;
		await devices.add(id, secretHash, 'first', kind);
		return devices.of(id, secretHash);
	}

	async function openSession(id: MemberId, device: DeviceId): Promise<string> {
		const token = newToken();
		const session: SessionRecord = { member: id, device, openedAt: instant(), seenAt: instant() };
		await db.put({ _id: `session:${sha256(token)}`, ...session });
		return token;
	}

	return {
		devices,
		member,

		/** Those who are there no more. */
		removed,
		forgetAddress: addresses.forget,
		async ids(): Promise<MemberId[]> {
			const { rows } = await db.allDocs({ startkey: 'member:', endkey: 'member:\uffff' });
			return rows.map(({ id }) => id.slice('member:'.length) as MemberId);
		},

		isKnown: async (id: MemberId) => (await member(id)) !== undefined,

		/** An address that is no longer the profile's lets nobody in any more. Returns what was there before. */
		async setProfile(id: MemberId, profile: Profile): Promise<MemberRecord | undefined> {
			let before: MemberRecord | undefined;
			await change<MemberRecord>(db, `member:${id}`, (old) => {
				before = old;
				if (!old) return undefined;
				const { confirmed, confirmedEmail, ...rest } = old;
				const { contact } = profile;
				const keeps =
					confirmedEmail === undefined || (contact.by === 'email' && addressKey(contact.email) === addressKey(confirmedEmail));
				return { ...rest, ...(keeps && confirmed && { confirmed }), ...(keeps && confirmedEmail && { confirmedEmail }), profile };
			});
			if (before?.confirmedEmail !== undefined && (await member(id))?.confirmedEmail === undefined)
				await addresses.forget(before.confirmedEmail, id);
			return before;
		},

		/** What they declared of their trade; nothing when they are no professional any more. */
		setSiret: (id: MemberId, siret: string | undefined) =>
			change<MemberRecord>(db, `member:${id}`, (old) => {
				if (!old || old.siret === siret) return undefined;
				const { siret: _before, ...rest } = old;
				return { ...rest, ...(siret !== undefined && { siret }) };
			}),

		/** The code of a letter to the profile's own address was typed. */
		async confirmEmail(id: MemberId, email: string): Promise<boolean> {
			const { profile } = (await member(id)) ?? {};
			if (profile?.contact.by !== 'email' || addressKey(profile.contact.email) !== addressKey(email)) return false;
			await addresses.add(email, id);
			await change<MemberRecord>(
				db,
				`member:${id}`,
				(old) => old && { ...old, confirmed: old.confirmed ?? instant(), confirmedEmail: email }
			);
			return true;
		},

		/** A slip of the mairie says who this is. */
		vouch: (id: MemberId) =>
			change<MemberRecord>(db, `member:${id}`, (old) => old && { ...old, confirmed: old.confirmed ?? instant() }),

		/** Whom a confirmed address lets in. */
		membersAt: (email: string) => addresses.members(email),

		/** For a clerk, who looks somebody up: by name as it is shown, and commune. */
		async named(wanted: (profile: Profile) => boolean): Promise<(MemberRecord & { readonly id: MemberId })[]> {
			const { rows } = await db.allDocs({ include_docs: true, startkey: 'member:', endkey: 'member:\uffff' });
			return rows
				.map(({ id, doc }) => ({ ...(doc as unknown as MemberRecord), id: id.slice('member:'.length) as MemberId }))
				.filter(({ profile, secretHash }) => profile && secretHash !== undefined && wanted(profile));
		},

		memberOfRef: async (ref: MemberRef) => (await find<{ member: MemberId }>(db, `ref:${ref}`))?.member,

		/** A session for that member, or why not. */
		async signIn(id: MemberId, ref: MemberRef, secret: string, kind: DeviceKind = 'other'): Promise<SignedIn> {
			if (await removed.isGone(id)) return { refused: 'gone' };
			const secretHash = sha256(secret);
			const known = await meet(id, ref, secretHash);
			const device = known && (await deviceOf(id, secretHash, known, kind));
			if (!device) return { refused: 'wrong' };
			const standing = devices.standing(device);
			if (standing !== 'good') return { refused: standing };
			await devices.seen(device._id as DeviceId);
			return { token: await openSession(id, device._id as DeviceId) };
		},

		/** Lets a device in, by a way that proves who its owner is. `isNew` is false when the same is asked again. */
		async enter(id: MemberId, secret: string, how: DeviceWay, kind: DeviceKind): Promise<{ token: string; isNew: boolean }> {
			const secretHash = sha256(secret);
			const isNew = await devices.add(id, secretHash, how, kind);
			return { token: await openSession(id, deviceIdOf(id, secretHash)), isNew };
		},

		/** Whose a session token is, and on which device; undefined when it is over. */
		async whoIs(token: string): Promise<Who | undefined> {
			const key = `session:${sha256(token)}`;
			const session = await find<SessionRecord>(db, key);
			if (!session) return undefined;
			const { secretHash } = session.device ? {} : ((await member(session.member)) ?? {});
			// Opened before there were devices: the first one's.
			if (secretHash) await devices.add(session.member, secretHash, 'first', 'other');
			const id = session.device ?? (secretHash ? deviceIdOf(session.member, secretHash) : undefined);
			const device = id && (await devices.get(id));
			if (!device || devices.standing(device) !== 'good') return undefined;
			const age = now() - Date.parse(session.seenAt);
			if (age > SESSION_SECONDS * 1000) return undefined;
			const renewed = age > SEEN_MS;
			if (renewed) {
				await change<SessionRecord>(db, key, (old) => old && { ...old, seenAt: instant() });
				await devices.seen(id);
			}
			return { member: session.member, device: id, renewed };
		},

		/** Whether a session is still there, by the hash of its token. */
		isOpen: async (hash: string) => (await find<SessionRecord>(db, `session:${hash}`)) !== undefined,

		async signOut(token: string): Promise<void> {
			const session = await find<SessionRecord>(db, `session:${sha256(token)}`);
			if (session) await db.remove(session._id, session._rev);
		},

		/** A phone says that its owner has left it. Nothing is told to whoever does not know its secret. */
		async leave(id: MemberId, secret: string): Promise<void> {
			const secretHash = sha256(secret);
			const known = await member(id);
			const device = known && (await deviceOf(id, secretHash, known, 'other'));
			if (device) await devices.end(device._id as DeviceId, false);
		},

		/** Demonstration members: people one can answer, whom nobody can sign in as. */
		addDemoMember: (id: MemberId, ref: MemberRef, profile: Profile) =>
			Promise.all([
				putOnce(db, { _id: `member:${id}`, ref, registeredAt: instant(), profile }),
				putOnce(db, { _id: `ref:${ref}`, member: id })
			])
	};
}
