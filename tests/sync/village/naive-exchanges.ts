/** What somebody's exchanges must look like to them: from what they wrote themselves, and what came to them. */
import type { Naive } from './naive.ts';

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string };
type Line = readonly [mine: boolean, text: string, phone: string, state: string];

export interface Exchange {
	readonly thread: string;
	readonly level: string;
	/** In no order. */
	readonly lines: readonly Line[];
	readonly mine: readonly [text: string, state: string] | undefined;
	readonly theirs: string | undefined;
}

/** `docs`: everything in their mailbox. `ref`: the handle they are known by. */
export function exchangesOf({ answers, inboxes, thanks, hearing }: Naive, member: string, ref: string, docs: readonly Doc[]) {
	/** Nobody says anything of what is met with silence: it was received, as everything was. */
	const stateOf = ({ _id, _rev }: Doc) => {
		const said = answers.filter((one) => one.member === member && one.id === _id && one.rev === _rev).at(-1)?.answer;
		return said === 'ok' ? 'published' : said === 'silent' ? 'received' : 'refused';
	};
	const written = docs.filter(({ type }) => type === 'message');
	const copies = inboxes.get(member) ?? [];
	const own = (id: string) => docs.find(({ _id }) => _id === id);

	return [...new Set([...written, ...copies].map(({ thread }) => String(thread)))].sort().map((thread): Exchange => {
		const theirs = copies.filter((copy) => copy.thread === thread);
		const asker = thread.split('.')[1] ?? '';
		// Of whoever never answered nobody knows who they are, in their own ad apart.
		const other = asker === ref ? theirs[0]?.from : asker;
		const thank = own(`thanks:${thread}`);
		const isDeclined = thanks.declined.some((one) => one.to === member && one.thread === thread);
		const received = thanks.received.find((one) => one.to === member && one.thread === thread);
		return {
			thread,
			level: other === undefined ? 'none' : hearing.levelOf(member, other, '9'),
			lines: [
				...written
					.filter((one) => one['thread'] === thread)
					.map((one): Line => {
						const share = one['share'] as { readonly phone: string } | undefined;
						return [true, String(one['text']), share?.phone ?? '', stateOf(one)];
					}),
				...theirs.map(({ text, phone }): Line => [false, text, phone ?? '', ''])
			].sort(),
			mine: thank && !isDeclined ? [String(thank['text']), stateOf(thank)] : undefined,
			theirs: received && !own(`decline:${thread}`) ? received.text : undefined
		};
	});
}

/** Whoever wrote about that ad of one's own and is not blocked, in the order of their handles. */
export const answerersOf = (exchanges: readonly Exchange[], ref: string, ad: string) =>
	exchanges
		.filter(({ thread, level }) => thread.startsWith(`${ad}.`) && !thread.endsWith(`.${ref}`) && level !== 'blocked')
		.filter(({ lines }) => lines.some(([mine]) => !mine))
		.map(({ thread }) => thread);
