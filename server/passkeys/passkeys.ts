/**
 * Passkeys (WebAuthn): a key of the person's own telephone or computer, shown with a finger, a face or its code.
 * It opens a new device without any code, and counts as a second factor.
 */
import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { createHash } from 'node:crypto';
import type { Instant } from '../../src/domain/dates.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { change, find, putOnce, type Stored } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { createChallenges } from './challenges.ts';

interface PasskeyRecord {
	readonly member: MemberId;
	readonly publicKey: string;
	readonly counter: number;
	readonly transports: readonly string[];
	readonly name: string;
	readonly madeAt: Instant;
	readonly usedAt?: Instant;
}

/** As its owner sees it. */
export interface PasskeyShown {
	readonly id: string;
	readonly name: string;
	readonly madeAt: Instant;
	readonly usedAt?: Instant;
}

/** What the person's key ring calls it, and the address it is bound to. */
interface Board {
	readonly origin: string;
	readonly name: string;
}

const PREFIX = 'passkey:';
/** Nobody has so many telephones. */
export const PASSKEYS_MAX = 10;

/** What an authenticator calls the person: it may be copied to a cloud, so it says nothing of the mailbox's name. */
const handleOf = (member: MemberId) => new Uint8Array(createHash('sha256').update(`passkey ${member}`).digest());

export type Passkeys = ReturnType<typeof createPasskeys>;

export function createPasskeys(db: Db, board: Board, now: () => number) {
	const { origin } = board;
	const rpID = new URL(origin).hostname;
	const challenges = createChallenges(now);
	const instant = () => new Date(now()).toISOString();

	/** All are looked at: a few hundred, when somebody opens the page of their keys. */
	async function ofMember(member: MemberId): Promise<(PasskeyRecord & Stored)[]> {
		const { rows } = await db.allDocs<PasskeyRecord>({ include_docs: true, startkey: PREFIX, endkey: `${PREFIX}\uffff` });
		return rows.flatMap(({ doc }) => (doc?.member === member ? [doc as PasskeyRecord & Stored] : []));
	}
	const credentialOf = ({ _id, transports }: PasskeyRecord & Stored) => ({
		id: _id.slice(PREFIX.length),
		transports: [...transports]
	});

	/** Checks an answer to one of our questions; whose key it is, or undefined. Never says which check failed. */
	async function check(
		response: AuthenticationResponseJSON,
		purposeFor: (member: MemberId) => 'sign-in' | `prove:${string}`
	): Promise<MemberId | undefined> {
		const record = await find<PasskeyRecord>(db, PREFIX + response.id);
		if (!record) return undefined;
		const result = await verifyAuthenticationResponse({
			response,
			expectedChallenge: (challenge) => challenges.answer(challenge, purposeFor(record.member)),
			expectedOrigin: origin,
			expectedRPID: rpID,
			requireUserVerification: true,
			credential: {
				id: response.id,
				publicKey: new Uint8Array(Buffer.from(record.publicKey, 'base64url')),
				counter: record.counter,
				transports: [...record.transports]
			}
		}).catch(() => undefined);
		if (!result?.verified) return undefined;
		const { newCounter } = result.authenticationInfo;
		await change<PasskeyRecord>(db, PREFIX + response.id, (old) => old && { ...old, counter: newCounter, usedAt: instant() });
		return record.member;
	}

	return {
		async list(member: MemberId): Promise<PasskeyShown[]> {
			return (await ofMember(member))
				.map(({ _id, name, madeAt, usedAt }) => ({ id: _id.slice(PREFIX.length), name, madeAt, ...(usedAt && { usedAt }) }))
				.sort((a, b) => a.madeAt.localeCompare(b.madeAt));
		},

		async registerOptions(member: MemberId, label: string) {
			return generateRegistrationOptions({
				rpName: board.name,
				rpID,
				userID: handleOf(member),
				userName: label,
				challenge: challenges.ask(`register:${member}`),
				attestationType: 'none',
				excludeCredentials: (await ofMember(member)).map(credentialOf),
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
			});
		},

		/** False when the answer is not to our question, or there are too many. */
		async register(member: MemberId, response: RegistrationResponseJSON, name: string): Promise<boolean> {
			if ((await ofMember(member)).length >= PASSKEYS_MAX) return false;
			const result = await verifyRegistrationResponse({
				response,
				expectedChallenge: (challenge) => challenges.answer(challenge, `register:${member}`),
				expectedOrigin: origin,
				expectedRPID: rpID,
				requireUserVerification: true
			}).catch(() => undefined);
			if (!result?.verified) return false;
			const { credential } = result.registrationInfo;
			const record: PasskeyRecord = {
				member,
				publicKey: Buffer.from(credential.publicKey).toString('base64url'),
				counter: credential.counter,
				transports: credential.transports ?? [],
				name,
				madeAt: instant()
			};
			return putOnce(db, { _id: PREFIX + credential.id, ...record });
		},

		/** Without a list of keys: the person chooses among their own, and we say nothing of who has any. */
		signInOptions: () =>
			generateAuthenticationOptions({ rpID, userVerification: 'required', challenge: challenges.ask('sign-in') }),

		signIn: (response: AuthenticationResponseJSON) => check(response, () => 'sign-in'),

		async proveOptions(member: MemberId) {
			return generateAuthenticationOptions({
				rpID,
				userVerification: 'required',
				challenge: challenges.ask(`prove:${member}`),
				allowCredentials: (await ofMember(member)).map(credentialOf)
			});
		},

		prove: async (member: MemberId, response: AuthenticationResponseJSON): Promise<boolean> =>
			(await check(response, (owner) => `prove:${owner}`)) === member,

		/** False when it is not one of theirs. */
		async forget(member: MemberId, id: string): Promise<boolean> {
			const record = await find<PasskeyRecord>(db, PREFIX + id);
			if (record?.member !== member) return false;
			await db.remove(record._id, record._rev);
			return true;
		},

		async forgetAll(member: MemberId): Promise<void> {
			for (const { _id, _rev } of await ofMember(member)) await db.remove(_id, _rev);
		}
	};
}
