/** Whole phones in one process: real Dexie and PouchDB, a real way to a real server. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';
import type { Pouch } from '../../src/lib/mailbox/mailbox.ts';
import { createBoard } from '../../src/lib/board/board.ts';
import { phoneStore } from '../../src/lib/board/safe-store.ts';
import { createPhone, type Phone } from '../../src/lib/phone/phone.ts';
import { createLink, PHONE_ORIGIN, type Link } from './link.ts';
import { territory } from './territory.ts';

PouchDB.plugin(memory).plugin(http).plugin(replication);

let made = 0;

export interface TestPhone {
	/** The app as opened last. */
	readonly phone: Phone;
	readonly link: Link;
	/** Closes the app and opens it again: memory is gone, stores are not. */
	reopen(): Promise<void>;
	/** As a person would who presses "Envoyer maintenant" and looks again a moment later. */
	exchange(): Promise<void>;
	close(): Promise<void>;
}

/** A phone just unpacked. Its stores are its own, and outlive the closing of the app. */
export function newPhone(origin: string, now: () => number = Date.now): TestPhone {
	const prefix = `phone-${(made += 1)}-`;
	const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
	const link = createLink(origin);
	const LocalPouch = function (name: string, options?: object) {
		return name.startsWith('http') ? new PouchDB(name, options) : new PouchDB(prefix + name, { adapter: 'memory', ...options });
	} as unknown as Pouch;

	const open = () =>
		createPhone({
			origin: PHONE_ORIGIN,
			fetch: link.fetch,
			board: createBoard({
				origin: PHONE_ORIGIN,
				fetch: link.fetch,
				store: phoneStore(databases),
				names: territory,
				now,
				random: () => 0.5,
				pause: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 1)))
			}),
			databases,
			loadPouch: () => Promise.resolve(LocalPouch),
			alone: (work) => work(),
			now,
			random: () => 0.5,
			// The test says when to exchange.
			setTimer: () => undefined,
			clearTimer: () => undefined,
			isWatched: () => false
		});

	let phone = open();
	return {
		get phone() {
			return phone;
		},
		link,
		async reopen() {
			await phone.close();
			phone = open();
		},
		async exchange() {
			await phone.exchange();
		},
		close: () => phone.close()
	};
}
