/**
 * The code that `npm run admin` (scripts/admin.mjs) prints, typed in the app by the one it is for. It passes through a
 * file: the running server holds its own stores, and nobody else may open them.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { createTurns } from '../http/in-turn.ts';
import { readTyped, slowHash } from '../second-factor/slow-hash.ts';

/** Known to the script too. */
const FILE = 'admin-code.json';
const LASTS_MS = 3_600_000;
const TRIES = 5;

export const ACTS = ['make', 'start-anew'] as const;

const codeFile = v.strictObject({
	act: v.picklist(ACTS),
	/** A handle or an address of e-mail: the code is worth nothing to anybody else. */
	whom: v.pipe(v.string(), v.nonEmpty()),
	salt: v.string(),
	hash: v.string(),
	madeAt: v.number(),
	tries: v.optional(v.number(), 0)
});
type CodeFile = v.InferOutput<typeof codeFile>;

export type Claims = ReturnType<typeof createClaims>;

export function createClaims(dataDir: string | undefined, now: () => number) {
	const inTurn = createTurns();
	const file = dataDir === undefined ? undefined : join(dataDir, FILE);

	async function read(path: string): Promise<CodeFile | undefined> {
		try {
			const result = v.safeParse(codeFile, JSON.parse(await readFile(path, 'utf8')));
			return result.success ? result.output : undefined;
		} catch (error) {
			if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
			throw error;
		}
	}

	return {
		/** What the code is for, if it is right and for the one who is so called. Used once; five tries. */
		claim: (typed: string, isCalled: (text: string) => Promise<boolean>): Promise<(typeof ACTS)[number] | undefined> =>
			inTurn(async () => {
				const kept = file && (await read(file));
				if (!file || !kept) return undefined;
				if (now() - kept.madeAt > LASTS_MS || kept.tries >= TRIES) {
					await rm(file, { force: true });
					return undefined;
				}
				const given = Buffer.from(await slowHash(readTyped(typed), kept.salt));
				// Others use no try up: they would take it away from the one it is for.
				if (!(await isCalled(kept.whom))) return undefined;
				// Counted before it is looked at, so that no crash gives a try back.
				await writeFile(file, JSON.stringify({ ...kept, tries: kept.tries + 1 }), { mode: 0o600 });
				const right = Buffer.from(kept.hash);
				const same = given.length === right.length && timingSafeEqual(new Uint8Array(given), new Uint8Array(right));
				if (!same) return undefined;
				await rm(file, { force: true });
				return kept.act;
			})
	};
}
