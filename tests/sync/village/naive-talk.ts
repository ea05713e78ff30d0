/** What people of the village say to each other about ads: who may, and what comes to whom. */
import type { Hearing } from './naive-hearing.ts';
import { asSaid, isNumber } from './naive-numbers.ts';
import { newThanks, type Begun } from './naive-thanks.ts';

type Doc = Readonly<Record<string, unknown>>;

/** What came to somebody, with the number that was given with it. */
export interface Copy {
	readonly message: string;
	readonly thread: string;
	readonly title: string;
	readonly from: string;
	readonly text: string;
	readonly phone?: string;
}
/** What is remembered of an ad, on the board or not. */
interface About {
	readonly owner: string;
	readonly title: string;
	readonly state: string;
	readonly lastDay: string;
}
interface Writer {
	readonly member: string;
	readonly ref: string;
	readonly name: string;
}
interface Village {
	readonly hearing: Hearing;
	/** Members by their private ids, and their public handles. */
	readonly refs: ReadonlyMap<string, string>;
	readonly adOf: (id: string) => About | undefined;
}

export type Talk = ReturnType<typeof newTalk>;

export function newTalk({ hearing, refs, adOf }: Village) {
	const memberOf = (ref: string) => [...refs].find(([, one]) => one === ref)?.[0] ?? '';
	const inboxes = new Map<string, Copy[]>([...refs.keys()].map((id) => [id, []]));
	const begun = new Set<string>();
	const thanks = newThanks(hearing, memberOf);

	function begunOf(thread: string): Begun | undefined {
		const [about = '', asker = ''] = thread.split('.');
		const ad = adOf(about);
		return ad && begun.has(thread) ? { author: refs.get(ad.owner) ?? '', asker, state: ad.state } : undefined;
	}

	function message({ member, ref }: Writer, id: string, doc: Doc, at: string, today: string): string | undefined {
		const number = (doc['share'] as { readonly phone: string } | undefined)?.phone;
		if (number !== undefined && !isNumber(number)) return 'contact-wrong';
		const thread = String(doc['thread']);
		const [about = '', asker = ''] = thread.split('.');
		const ad = adOf(about);
		if (!ad) return 'ad-gone';
		const author = refs.get(ad.owner);
		if (asker === author) return 'own-ad';
		if (ref === author) {
			if (!begun.has(thread)) return 'thread-unknown';
		} else if (ref !== asker) return 'thread-unknown';
		else if (!begun.has(thread)) {
			if (ad.state !== 'live' && ad.state !== 'reserved') return 'ad-gone';
			if (ad.lastDay < today) return 'ad-expired';
			begun.add(thread);
		}
		const to = ref === asker ? ad.owner : memberOf(asker);
		const brought = hearing.brings(to, ref, `message ${id}`, at);
		if (brought === 'unheard') return 'silent';
		const copy = { message: id, thread, title: ad.title, from: ref, text: String(doc['text']) };
		if (brought === 'new') inboxes.get(to)?.push(number === undefined ? copy : { ...copy, phone: asSaid(number) });
		return member === to ? 'to-oneself' : undefined;
	}

	return {
		inboxes,
		thanks,
		/** The code of the refusal, `silent`, or undefined. */
		says(writer: Writer, id: string, doc: Doc, at: string, today: string): string | undefined {
			const rest = id.slice(id.indexOf(':') + 1);
			if (doc['type'] === 'message') return message(writer, rest, doc, at, today);
			if (doc['type'] === 'thanks') return thanks.thanks(writer, rest, String(doc['text']), begunOf(rest), at);
			return thanks.declines(writer, rest, begunOf(rest), at);
		}
	};
}
