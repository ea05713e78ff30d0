/** A real server with the real gate on stores in memory, and the few requests the tests ask it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import PouchDB from 'pouchdb';
import memoryAdapter from 'pouchdb-adapter-memory';
import { couchRoutes } from '../../server/couch/routes.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { createRegistry, type Registry } from '../../server/stores/registry.ts';
import { isMemberId, newMemberId, type MemberId } from '../../src/domain/ids.ts';

PouchDB.plugin(memoryAdapter);

export interface Gate {
	readonly url: string;
	readonly port: number;
	readonly member: MemberId;
	readonly mailbox: string;
	readonly registry: Registry;
	/** What the courier would have been told, in order. */
	readonly told: string[];
	readonly errors: unknown[];
	/** Tells the gate that the board has changed, as the board itself does. */
	boardChanged(): void;
	/** The database of that name as PouchDB's own client sees it from afar. */
	remote(name: string, member?: MemberId): PouchDB.Database<Fields>;
	close(): Promise<void>;
}
export type Fields = Record<string, unknown>;

/** Stands for the session cookie: who the request says it is from. */
const WHO = 'x-member';
export const as = (member: MemberId) => ({ [WHO]: member });
export const JSON_TYPE = { 'content-type': 'application/json' };
export const EPOCH = 'epoch-one';

export async function openGate(limits = { max: 50, idleMs: 20 }): Promise<Gate> {
	const stores = memoryStores();
	const registry = createRegistry(stores, limits);
	const member = newMemberId();
	const told: string[] = [];
	const errors: unknown[] = [];
	const listeners = new Set<() => void>();
	const app = express();
	app.use(
		'/db',
		couchRoutes({
			registry,
			whoIs: async (request) => {
				const id = request.get(WHO) ?? '';
				return isMemberId(id) ? id : undefined;
			},
			epoch: EPOCH,
			onBoardChange: (listener) => {
				listeners.add(listener);
				return () => void listeners.delete(listener);
			},
			beforeWrite: async (id) => void told.push(`before ${id}`),
			afterWrite: (id) => void told.push(`after ${id}`),
			onError: (error) => void errors.push(error)
		})
	);
	const server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		port,
		member,
		mailbox: `member-${member}`,
		registry,
		told,
		errors,
		boardChanged: () => {
			for (const listener of listeners) listener();
		},
		remote: (name, who = member) => remote(`${url}/db/${name}`, who),
		async close() {
			await stop(server);
			await registry.close();
			await stores.close();
		}
	};
}

function remote(url: string, member: MemberId): PouchDB.Database<Fields> {
	return new PouchDB(url, {
		skip_setup: true,
		fetch: (address, options = {}) => {
			(options.headers as Headers).set(WHO, member);
			return PouchDB.fetch(address, options);
		}
	});
}

const stop = (server: Server) =>
	new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});

/** A phone: a database of PouchDB's own, in memory, apart from everything of ours. */
export function openPhone(): PouchDB.Database<Fields> {
	phones += 1;
	return new PouchDB(`phone-${process.pid}-${phones}`, { adapter: 'memory' });
}
let phones = 0;
