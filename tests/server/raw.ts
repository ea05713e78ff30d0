/** Requests as an enemy sends them: no client tidies the address or the headers. */
import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export interface RawAnswer {
	readonly status: number;
	readonly text: string;
	readonly headers: NodeJS.Dict<string | string[]>;
}

export interface RawRequest {
	readonly method?: string;
	readonly path: string;
	readonly headers?: OutgoingHttpHeaders;
	readonly body?: string | Buffer<ArrayBuffer>;
	/** Announces no length. */
	readonly chunked?: boolean;
}

/** Nothing here takes a tenth of it. */
const PATIENCE = 5000;

const agent = new Agent({ keepAlive: true, maxSockets: 50 });

export function ask(port: number, { method = 'GET', path, headers = {}, body, chunked = false }: RawRequest): Promise<RawAnswer> {
	const length =
		body === undefined || chunked ? {} : { 'content-length': typeof body === 'string' ? Buffer.byteLength(body) : body.length };
	return new Promise((resolve, reject) => {
		const asked = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }, (response) => {
			const chunks: Uint8Array[] = [];
			response.on('data', (chunk: Uint8Array) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers })
			);
		});
		asked.on('error', reject);
		asked.setTimeout(PATIENCE, () => asked.destroy(new Error(`no answer: ${method} ${path} ${String(body).slice(0, 500)}`)));
		if (body !== undefined && chunked) asked.write(body);
		asked.end(chunked ? undefined : body);
	});
}
