/** express-pouchdb publishes no types. */
declare module 'express-pouchdb' {
	import type { IncomingMessage, ServerResponse } from 'node:http';
	type App = (request: IncomingMessage, response: ServerResponse, failed: (error?: unknown) => void) => void;
	const expressPouchDB: (pouch: unknown, options: object) => App;
	export default expressPouchDB;
}
