/** A copy to keep: one file that anybody can read, and that a program can read too. */
import type { Instant } from '../../../domain/dates.ts';
import { moment } from '../../../lib/words/dates.ts';
import { outbox as words } from '../../../lib/words/outbox.ts';
import { stateWords } from '../../../lib/words/states.ts';
import type { Sending } from './waiting.ts';

const RULE = '-'.repeat(40);

export function copyOf(all: readonly Sending[], now: Instant): string {
	const texts = all.map(({ label, text, writtenAt, state }) =>
		[label, words.since(moment(writtenAt, now)), words.copyState(stateWords[state].label), '', text].join('\n')
	);
	const data = JSON.stringify(
		all.map(({ doc }) => doc),
		undefined,
		1
	);
	return [words.copyHead(moment(now, now)), ...texts, `${words.copyData}\n${data}`].join(`\n\n${RULE}\n\n`);
}

/** Hands a text to the phone as a file. */
export function save(text: string, name: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
	const link = Object.assign(document.createElement('a'), { href: address, download: name });
	link.click();
	// Not at once: some browsers begin to read it a moment later.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
