/** The second factor made of codes: those of an app on a phone, that change each half minute, and 8 on a sheet for bad days. */
import { Secret, TOTP } from 'otpauth';
import { randomSymbols, type MemberId } from '../../src/domain/ids.ts';
import { createTurns } from '../http/in-turn.ts';
import { change, eraseWhere, find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { newSalt, readTyped, slowHash } from './slow-hash.ts';
import { afterFailure, NO_TRIES, type Tries } from './tries.ts';

/** In the store of access and nowhere else; it must be readable, since the code is computed from it. */
interface FactorRecord {
	readonly secret?: string;
	/** The last half minute whose code was taken: none is taken twice, nor an earlier one. */
	readonly lastStep?: number;
	/** Shown to its owner, not yet proved by a code. */
	readonly offered?: string;
	readonly sheet?: { readonly salt: string; readonly hashes: readonly string[] };
	readonly tries?: Tries;
}

/** `wait`: too many wrong ones; how long, in seconds. */
export type Proof = { readonly proved: true } | { readonly proved: false; readonly wait: number };

const STEP_MS = 30_000;
const SHEET = 8;
/** 50 bits, and five tries. */
const SHEET_CODE = 10;
const idOf = (member: MemberId) => `factor:${member}`;

export type SecondFactor = ReturnType<typeof createSecondFactor>;

/** `issuer`: what an app of codes calls the board. */
export function createSecondFactor(db: Db, now: () => number, issuer = '') {
	const inTurn = createTurns();
	const read = async (member: MemberId): Promise<FactorRecord> => (await find<FactorRecord>(db, idOf(member))) ?? {};
	const write = (member: MemberId, next: (old: FactorRecord) => FactorRecord) =>
		change<FactorRecord>(db, idOf(member), (old) => next(old ?? {}));

	const totpOf = (secret: string, label = '') =>
		new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_MS / 1000 });

	/** The half minute a code belongs to: this one, the one before or after, since clocks differ. */
	function stepOf(secret: string, code: string): number | undefined {
		const delta = totpOf(secret).validate({ token: code, window: 1, timestamp: now() });
		return delta === null ? undefined : Math.floor(now() / STEP_MS) + delta;
	}

	async function newSheet(): Promise<{ codes: string[]; sheet: NonNullable<FactorRecord['sheet']> }> {
		const codes = Array.from({ length: SHEET }, () => randomSymbols(SHEET_CODE));
		const salt = newSalt();
		return { codes, sheet: { salt, hashes: await Promise.all(codes.map((code) => slowHash(code, salt))) } };
	}

	/** One try. What it uses up is on disk before anybody is let in. */
	async function attempt(member: MemberId, use: (old: FactorRecord) => Promise<FactorRecord | undefined>): Promise<Proof> {
		const old = await read(member);
		const tries = old.tries ?? NO_TRIES;
		if (now() < tries.waitUntil) return { proved: false, wait: Math.ceil((tries.waitUntil - now()) / 1000) };
		const used = await use(old);
		if (!used) {
			const next = afterFailure(tries, now());
			await write(member, (record) => ({ ...record, tries: next }));
			return { proved: false, wait: Math.max(0, Math.ceil((next.waitUntil - now()) / 1000)) };
		}
		await write(member, () => ({ ...used, tries: NO_TRIES }));
		return { proved: true };
	}

	function useAppCode(old: FactorRecord, code: string): FactorRecord | undefined {
		if (old.secret === undefined) return undefined;
		const step = stepOf(old.secret, code);
		return step === undefined || step <= (old.lastStep ?? -1) ? undefined : { ...old, lastStep: step };
	}

	async function useSheetCode(old: FactorRecord, code: string): Promise<FactorRecord | undefined> {
		if (!old.sheet || code.length !== SHEET_CODE) return undefined;
		const { salt, hashes } = old.sheet;
		const hash = await slowHash(code, salt);
		return hashes.includes(hash) ? { ...old, sheet: { salt, hashes: hashes.filter((one) => one !== hash) } } : undefined;
	}

	return {
		async state(member: MemberId) {
			const { secret, sheet } = await read(member);
			return { app: secret !== undefined, sheet: sheet?.hashes.length ?? 0 };
		},

		/** A new secret to be put in an app. Nothing changes before a code made with it is shown. */
		offer: (member: MemberId, label: string) =>
			inTurn(async () => {
				const secret = new Secret({ size: 20 }).base32;
				await write(member, (old) => ({ ...old, offered: secret }));
				return { secret, uri: totpOf(secret, label).toString() };
			}),

		/** Takes the offered secret, proved by a code; answers the codes of a new sheet, shown once. */
		accept: (member: MemberId, code: string): Promise<{ proof: Proof; codes: string[] }> =>
			inTurn(async () => {
				const { codes, sheet } = await newSheet();
				const proof = await attempt(member, async ({ offered, secret: _, lastStep: __, ...old }) => {
					const step = offered === undefined ? undefined : stepOf(offered, readTyped(code));
					if (offered === undefined || step === undefined) return undefined;
					return withoutOffer({ ...old, secret: offered, lastStep: step, sheet });
				});
				return { proof, codes: proof.proved ? codes : [] };
			}),

		/** A code of the app, or one of the sheet, which is used up. */
		prove: (member: MemberId, typed: string): Promise<Proof> =>
			inTurn(() => {
				const code = readTyped(typed);
				return attempt(member, async (old) => (/^\d{6}$/.test(code) ? useAppCode(old, code) : useSheetCode(old, code)));
			}),

		/** Another sheet; the codes of the former are worth nothing from then on. */
		renewSheet: (member: MemberId): Promise<string[]> =>
			inTurn(async () => {
				const { codes, sheet } = await newSheet();
				await write(member, (old) => ({ ...old, sheet }));
				return codes;
			}),

		/** They are there no more. */
		forget: (member: MemberId): Promise<void> =>
			inTurn(async () => {
				await eraseWhere(db, idOf(member));
			}),

		/** No app any more. `all`: nor sheet, nor waiting: the association starts somebody anew. */
		remove: (member: MemberId, all = false): Promise<void> =>
			inTurn(() => write(member, ({ sheet, tries }) => (all ? {} : { ...(sheet && { sheet }), ...(tries && { tries }) })))
	};
}

function withoutOffer({ offered: _, ...record }: FactorRecord): FactorRecord {
	return record;
}
