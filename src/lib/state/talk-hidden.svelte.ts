/** Exchanges put aside on this phone, until something new is said in them. Never leaves the phone. */
import type { Conversation } from '../../domain/conversations.ts';
import type { ThreadId } from '../../domain/ids.ts';
import { memory } from './memory.ts';

const KEY = 'hidden-threads';

class Hidden {
	/** Each with the last line there was. */
	#threads = $state.raw<Readonly<Record<string, string>>>(read());

	has = ({ thread, lastAt }: Conversation) => (this.#threads[thread] ?? '') >= lastAt && thread in this.#threads;

	hide({ thread, lastAt }: Conversation) {
		this.#keep({ ...this.#threads, [thread]: lastAt });
	}

	show(thread: ThreadId) {
		const { [thread]: _, ...others } = this.#threads;
		this.#keep(others);
	}

	#keep(threads: Readonly<Record<string, string>>) {
		this.#threads = threads;
		memory.set(KEY, JSON.stringify(threads));
	}
}

function read(): Record<string, string> {
	try {
		return JSON.parse(memory.get(KEY) ?? '{}') as Record<string, string>;
	} catch {
		return {};
	}
}

export const hidden = new Hidden();
