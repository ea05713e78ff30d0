/** « Merci », as the village understands it: once the thing is done, one sentence from each to the other, which each may decline. */
import type { Hearing } from './naive-hearing.ts';

/** A conversation as far as thanks are concerned; nothing when nobody ever wrote in it. */
export interface Begun {
	/** Whose ad it is about, and who asked. */
	readonly author: string;
	readonly asker: string;
	/** As it is said to be now. */
	readonly state: string;
}
interface Sentence {
	readonly thread: string;
	readonly from: string;
	readonly name: string;
	readonly text: string;
}
interface Writer {
	readonly member: string;
	readonly ref: string;
	readonly name: string;
}

export type Thanks = ReturnType<typeof newThanks>;

export function newThanks(hearing: Hearing, memberOf: (ref: string) => string) {
	/** Every first sentence, heard or not. */
	const said: Sentence[] = [];
	/** What came to each person. */
	const received: (Sentence & { readonly to: string })[] = [];
	/** Who was told, and in which conversation, that their sentence was declined. */
	const declined: { readonly to: string; readonly thread: string }[] = [];
	/** Who was not, since they are not heard. */
	const untold: { readonly to: string; readonly thread: string }[] = [];

	const otherOf = (begun: Begun | undefined, ref: string) =>
		ref === begun?.asker ? begun.author : ref === begun?.author ? begun.asker : undefined;

	return {
		received,
		declined,
		untold,
		thanks({ ref, name }: Writer, thread: string, text: string, begun: Begun | undefined, at: string): string | undefined {
			if (text.trim() === '') return 'message-empty';
			if ([...text.trim()].length > 200) return 'thanks-too-long';
			const other = otherOf(begun, ref);
			if (other === undefined) return 'thread-unknown';
			if (begun?.state !== 'done') return 'thanks-too-soon';
			const before = said.find((one) => one.thread === thread && one.from === ref);
			if (before && before.text !== text) return 'thanks-already';
			const sentence = { thread, from: ref, name, text };
			if (!before) said.push(sentence);
			const to = memberOf(other);
			const brought = hearing.brings(to, ref, `thanks ${thread}`, at);
			if (brought === 'unheard') return 'silent';
			if (brought === 'new') received.push({ ...sentence, to });
			return undefined;
		},
		/** Whoever does not hear them is not told, and they are not told that. */
		declines({ ref }: Writer, thread: string, begun: Begun | undefined, at: string): string | undefined {
			const other = otherOf(begun, ref);
			if (other === undefined) return 'thread-unknown';
			const to = memberOf(other);
			const was = hearing.unheard(to, ref, `decline ${thread}`);
			const brought = hearing.brings(to, ref, `decline ${thread}`, at);
			if (brought === 'new') declined.push({ to, thread });
			if (brought === 'unheard' && !was) untold.push({ to, thread });
			return undefined;
		}
	};
}
