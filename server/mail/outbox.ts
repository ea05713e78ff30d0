/** For development and the demonstration: letters that cannot leave are files, and a page. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './mail.ts';

export interface Outbox {
	add(letter: Letter): void;
	/** The newest first. */
	letters(): readonly (Letter & { readonly at: string })[];
	idle(): Promise<void>;
}

const KEPT = 50;

/** Without a folder, in memory only. */
export function createOutbox(folder: string | undefined, now: () => number = Date.now): Outbox {
	const kept: (Letter & { at: string })[] = [];
	let writing: Promise<unknown> = Promise.resolve();
	let count = 0;

	async function write(into: string, { at, to, subject, text }: Letter & { at: string }, number: number) {
		await mkdir(into, { recursive: true });
		const name = `${at.replaceAll(':', '-')}-${number}.txt`;
		await writeFile(join(into, name), `To: ${to}\nSubject: ${subject}\nDate: ${at}\n\n${text}\n`);
	}

	return {
		add(letter) {
			const dated = { ...letter, at: new Date(now()).toISOString() };
			kept.unshift(dated);
			kept.length = Math.min(kept.length, KEPT);
			const number = (count += 1);
			if (folder !== undefined) writing = writing.then(() => write(folder, dated, number)).catch(() => undefined);
		},
		letters: () => kept,
		idle: async () => void (await writing)
	};
}
