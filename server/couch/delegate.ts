/**
 * express-pouchdb, behind the gate. It gets a request made by us from what was checked, and a response that only we read:
 * nothing of the real request reaches it, and nothing it says leaves unread (its errors carry stacks).
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import expressPouchDB from 'express-pouchdb';
import type { Db } from '../stores/stores.ts';

export interface Question {
	readonly method: 'GET' | 'POST' | 'PUT';
	readonly path: string;
	readonly query: Record<string, string>;
	readonly body?: unknown;
}

export interface Answer {
	readonly status: number;
	readonly body: Buffer;
}

export type Delegate = (question: Question) => Promise<Answer>;

/** PouchDB has calls that never end. None is known to pass the gate; if one does, its database is not held for ever. */
const PATIENCE = 60_000;

/** Parts of `minimumForPouchDB` that are of no use here. What stays is still more than the gate lets through. */
const EXCLUDED = [
	'compression',
	'routes/all-dbs',
	'routes/all-docs',
	'routes/attachments',
	'routes/bulk-docs',
	'routes/compact',
	'routes/session-stub',
	'routes/temp-views',
	'routes/view-cleanup',
	'routes/views'
];

/**
 * Stands where express-pouchdb expects the PouchDB class. It would open databases itself, keep them for ever, and list them
 * all at each request; with this it only finds the instance that the registry has pinned.
 */
function facade(pinned: (name: string) => Db | undefined) {
	const pinnedNames = {
		map: () => pinnedNames,
		indexOf: (name: string) => (pinned(name) === undefined ? -1 : 0)
	};
	const refuse = () => {
		throw new Error('Only the registry opens and erases databases.');
	};
	return {
		defaults: refuse,
		new: refuse,
		destroy: refuse,
		on: () => undefined,
		preferredAdapters: [],
		allDbs: () => Promise.resolve(pinnedNames),
		__dbCacheMap: { get: pinned, set: () => undefined, delete: () => undefined }
	};
}

export function createDelegate(pinned: (name: string) => Db | undefined): Delegate {
	const app = expressPouchDB(facade(pinned), {
		mode: 'minimumForPouchDB',
		inMemoryConfig: true,
		overrideMode: { exclude: EXCLUDED }
	});
	return (question) =>
		new Promise<Answer>((resolve, reject) => {
			const impatience = setTimeout(() => reject(new Error('express-pouchdb never answered.')), PATIENCE);
			const settle = () => clearTimeout(impatience);
			const request = requestOf(question);
			const response = responseTo(request, (answer) => {
				settle();
				resolve(answer);
			});
			app(request, response, (error) => {
				settle();
				reject(error ?? new Error('No route answered.'));
			});
		});
}

/** `query` is given: Express would parse the address again, and in version 5 cannot be told what it says. */
function requestOf({ method, path, query, body }: Question): IncomingMessage {
	const request = new IncomingMessage(new Socket());
	request.method = method;
	request.url = path;
	request.headers = { accept: 'application/json', host: '127.0.0.1' };
	if (body !== undefined) {
		const bytes = Buffer.from(JSON.stringify(body));
		Object.assign(request.headers, { 'content-type': 'application/json', 'content-length': String(bytes.length) });
		request.push(bytes);
	}
	request.push(null);
	return Object.assign(request, { query });
}

/**
 * Never sent: every route that stays ends with one `end(whole body)`, and that is read here.
 * `end` is put on the object itself, because Express replaces its prototype.
 */
function responseTo(request: IncomingMessage, answered: (answer: Answer) => void): ServerResponse {
	const response = new ServerResponse(request);
	const end = (body?: unknown) => {
		answered({ status: response.statusCode, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) });
		return response;
	};
	return Object.assign(response, { end });
}
