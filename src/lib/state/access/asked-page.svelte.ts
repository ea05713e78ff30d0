/** A page made of one private answer: being fetched, there, or why it is not. */
import type * as v from 'valibot';
import { ask, type Obstacle } from './ask.ts';

export class AskedPage<T> {
	got = $state.raw<T>();
	/** Undefined while it is being fetched, or when it is there. */
	obstacle = $state<Obstacle>();
	readonly #path: string;
	readonly #schema: v.GenericSchema<unknown, T>;

	constructor(path: string, schema: v.GenericSchema<unknown, T>) {
		this.#path = path;
		this.#schema = schema;
	}

	/** Once the stores are read (`here.ready`). What was there stays in sight until the new is. */
	async load(): Promise<void> {
		const asked = await ask(this.#path, this.#schema);
		this.obstacle = asked.ok ? undefined : asked.why;
		if (asked.ok) this.got = asked.got;
		else if (asked.why !== 'unreachable') this.got = undefined;
	}
}
