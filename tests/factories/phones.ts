/** Whole phones in one process: real Dexie and PouchDB, a real way to a real server. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';
import type { Went } from '../../src/lib/exchange/exchange.ts';
import type { Pouch } from '../../src/lib/mailbox/mailbox.ts';
import { createBoard } from '../../src/lib/board/board.ts';
import { phoneStore } from '../../src/lib/board/safe-store.ts';
import { createPhone, type Phone } from '../../src/lib/phone/phone.ts';
import { createLink, PHONE_ORIGIN, type Link } from './link.ts';
import { territory } from './territory.ts';

PouchDB.plugin(memory).plugin(http).plugin(replication);

/** For whoever reads a mailbox as any other client would. */
export { PouchDB as Pouch };

let made = 0;

export interface TestPhone {
	/** The app as opened last. */
	readonly phone: Phone;
	readonly link: Link;
	/** Closes the app and opens it again: memory is gone, stores are not. */
	reopen(): Promise<void>;
	/** Its mailbox as PouchDB holds it; undefined until something was written or read. */
	readonly mailbox: PouchDB.Database | undefined;
	/** The next document handed to the mailbox is not written: the battery went between the journal and it. */
	failNextPut(of?: (doc: object) => boolean): void;
	/** As a person would who presses "Envoyer maintenant" and looks again a moment later. */
	exchange(): Promise<Went>;
	/** Everything its stores hold, as text: what somebody would find who took the phone apart. */
	dump(): Promise<string>;
	close(): Promise<void>;
}

/** A phone just unpacked. Its stores are its own, and outlive the closing of the app. */
export function newPhone(origin: string, now: () => number = Date.now): TestPhone {
	const prefix = `phone-${(made += 1)}-`;
	const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
	const link = createLink(origin);
	let mailbox: PouchDB.Database | undefined;
	const mailboxes = new Set<string>();
	let failing: ((doc: object) => boolean) | undefined;
	const LocalPouch = function (name: string, options?: object) {
		if (name.startsWith('http')) return new PouchDB(name, options);
		mailboxes.add(prefix + name);
		const local: PouchDB.Database = new PouchDB(prefix + name, { adapter: 'memory', ...options });
		const put = local.put.bind(local) as (...given: unknown[]) => Promise<PouchDB.Core.Response>;
		local.put = (...given: unknown[]) => {
			const [doc] = given as [{ _id: string }];
			// Not the checkpoints of an exchange that is under way.
			if (!failing || doc._id.startsWith('_local/') || !failing(doc)) return put(...given);
			failing = undefined;
			return Promise.reject(new Error('the battery went'));
		};
		for (const end of ['close', 'destroy'] as const) {
			const plain = local[end].bind(local) as () => Promise<void>;
			local[end] = (() => {
				if (mailbox === local) mailbox = undefined;
				return plain();
			}) as never;
		}
		return (mailbox = local);
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
		get mailbox() {
			return mailbox;
		},
		failNextPut(of = () => true) {
			failing = of;
		},
		async reopen() {
			await phone.close();
			mailbox = undefined;
			phone = open();
		},
		async exchange() {
			const went = await phone.exchange();
			await phone.board.fill();
			return went;
		},
		async dump() {
			const tables = await Promise.all(phone.device.tables.map((table) => table.toArray()));
			const mails = await Promise.all(
				[...mailboxes].map((name) => new PouchDB(name, { adapter: 'memory' }).allDocs({ include_docs: true }))
			);
			return JSON.stringify([tables, mails]);
		},
		close: () => phone.close()
	};
}
