/** The one reader of JSON bodies: bounded, one content type, one parse. */
import type { IncomingMessage } from 'node:http';
import { HttpError } from './errors.ts';
import { JsonRefused, parseStrict } from './strict-json.ts';

/** S5: what any form of ours needs, many times over. */
const DEFAULT_MAX = 256 * 1024;
const JSON_TYPE = /^application\/json *(; *charset="?utf-8"?)? *$/i;

export async function readJson(request: IncomingMessage, maxBytes = DEFAULT_MAX): Promise<unknown> {
	const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
	if (!JSON_TYPE.test(type)) throw new HttpError('wrong-type', 'send application/json');
	// A compressed body is how 10 kB become 10 MB. No client of ours sends one.
	if (encoding.toLowerCase() !== 'identity') throw new HttpError('wrong-type', 'send it uncompressed');
	const bytes = await readBytes(request, maxBytes);
	try {
		return parseStrict(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
	} catch (error) {
		throw new HttpError('bad-json', error instanceof JsonRefused ? error.message : 'not UTF-8');
	}
}

/** Also counts what arrives: a body in chunks announces no length, and an announced one may be false. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
	const tooLarge = () => new HttpError('too-large', `at most ${maxBytes} bytes`);
	if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(tooLarge());
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		let size = 0;
		const take = (chunk: Uint8Array) => {
			size += chunk.length;
			if (size <= maxBytes) return void chunks.push(chunk);
			// The rest is let run out unread, so that the sender hears our answer instead of a cut.
			request.off('data', take).resume();
			reject(tooLarge());
		};
		request.on('data', take);
		request.once('end', () => resolve(Buffer.concat(chunks)));
		const cut = () => reject(new HttpError('bad-request', 'cut short'));
		request.once('error', cut);
		request.once('close', cut);
	});
}
