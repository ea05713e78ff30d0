/**
 * Codes sent by letter, typed in the app. Whoever asks gets a ticket, which stays on their phone: nobody else can use up
 * their tries, and what is kept here, the hash of ticket and code together, tells nothing of either.
 */
import { MAILED_LENGTH, plainCode, randomSigns } from '../../src/domain/codes/written-code.ts';
import { change } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';
import { addressKey } from './addresses.ts';
import { newToken, same, sha256 } from './hashes.ts';

interface CodeRecord {
	readonly email: string;
	readonly proof: string;
	readonly askedAt: number;
	readonly tries: number;
	/** The device it let in: asking again from there, after a lost answer, is no second use. */
	readonly usedBy?: string;
}

/** When an address was asked for, by whoever. */
interface AskedRecord {
	readonly times: readonly number[];
}

const MINUTE = 60_000;
/** I2. */
const LASTS_MS = 10 * MINUTE;
const TRIES = 5;
const ASKED = { most: 5, within: 30 * MINUTE };

export type CodeTried = { readonly email: string } | { readonly refused: 'wrong' | 'over' };
export type MailedCodes = ReturnType<typeof createMailedCodes>;

const keyOf = (ticket: string) => `code:${sha256(ticket)}`;
const proofOf = (ticket: string, code: string) => sha256(`${ticket}:${plainCode(code)}`);

export function createMailedCodes(db: Db, now: () => number) {
	return {
		/** Does the same whoever has that address, or nobody. Undefined when it was asked too often. */
		async ask(email: string): Promise<{ ticket: string; code: string } | undefined> {
			let tooMany = false;
			await change<AskedRecord>(db, `asked:${sha256(addressKey(email))}`, (old) => {
				const times = (old?.times ?? []).filter((at) => at > now() - ASKED.within);
				tooMany = times.length >= ASKED.most;
				return tooMany ? undefined : { times: [...times, now()] };
			});
			if (tooMany) return undefined;
			const [ticket, code] = [newToken(), randomSigns(MAILED_LENGTH)];
			const record: CodeRecord = { email, proof: proofOf(ticket, code), askedAt: now(), tries: 0 };
			await db.put({ _id: keyOf(ticket), ...record });
			return { ticket, code };
		},

		/** Counts a try. Whoever has the right one may look first, and use it up then. */
		async tryCode(ticket: string, code: string, device: string, act: 'look' | 'use'): Promise<CodeTried> {
			let tried: CodeTried = { refused: 'over' };
			await change<CodeRecord>(db, keyOf(ticket), (old) => {
				tried = { refused: 'over' };
				const over = !old || old.tries >= TRIES || now() - old.askedAt > LASTS_MS;
				if (over || (old.usedBy !== undefined && old.usedBy !== device)) return undefined;
				if (!same(old.proof, proofOf(ticket, code))) {
					tried = { refused: old.tries + 1 >= TRIES ? 'over' : 'wrong' };
					return { ...old, tries: old.tries + 1 };
				}
				tried = { email: old.email };
				return act === 'look' || old.usedBy !== undefined ? undefined : { ...old, usedBy: device };
			});
			return tried;
		},

		/** Forgets what is over: addresses of people who perhaps never signed up. */
		async sweep(): Promise<void> {
			const { rows } = await db.allDocs({ include_docs: true });
			let any = false;
			for (const { doc } of rows) {
				const { askedAt, times } = doc as unknown as { askedAt?: number; times?: readonly number[] };
				const last = askedAt ?? times?.at(-1);
				if (!doc || last === undefined || last >= now() - ASKED.within) continue;
				await db.remove(doc);
				any = true;
			}
			// The address is in the revisions before the tombstones.
			if (any) await db.compact();
		}
	};
}
