/**
 * A link that breaks after exactly so many bytes of bodies, and from which everything that had crossed is read: what a cut
 * costs is then a matter of the protocol, and not of how busy this machine is.
 */
import { get } from 'node:http';
import { brotliDecompressSync, constants } from 'node:zlib';
import type { Fetch } from '../../src/lib/net/patient-fetch.ts';
import { PHONE_HEADERS } from './link-proxy.ts';

export interface CuttingLink {
	readonly fetch: Fetch;
	/** Bytes of bodies that crossed. */
	crossed: number;
	/** Cuts that happened. */
	cuts: number;
	/** The next one comes once so many more bytes have crossed. */
	left: number;
}

const rawBody = (url: string) =>
	new Promise<{ status: number; type: string; encoding: string | undefined; bytes: Uint8Array<ArrayBuffer> }>(
		(resolve, reject) => {
			get(url, { headers: { ...PHONE_HEADERS } }, (response) => {
				const parts: Uint8Array<ArrayBuffer>[] = [];
				response.on('data', (part: Uint8Array<ArrayBuffer>) => parts.push(part));
				response.on('end', () => {
					const { statusCode: status = 0, headers } = response;
					const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
					parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
					resolve({ status, type: headers['content-type'] ?? '', encoding: headers['content-encoding'], bytes });
				});
			}).on('error', reject);
		}
	);

/** What a browser has decoded when so much has arrived. */
function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: string | undefined): Uint8Array<ArrayBuffer> {
	if (encoding !== 'br' || bytes.length === 0) return bytes;
	return new Uint8Array(brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }));
}

export function cuttingLink(): CuttingLink {
	const link: CuttingLink = {
		crossed: 0,
		cuts: 0,
		left: Infinity,
		async fetch(url) {
			const { status, type, encoding, bytes } = await rawBody(url);
			const isCut = bytes.length >= link.left;
			const arrived = bytes.subarray(0, isCut ? link.left : bytes.length);
			link.crossed += arrived.length;
			link.left = isCut ? Infinity : link.left - arrived.length;
			if (isCut) link.cuts += 1;
			let isGiven = false;
			const body = new ReadableStream<Uint8Array>(
				{
					pull(controller) {
						if (!isGiven && arrived.length > 0) controller.enqueue(decoded(arrived, encoding));
						else if (isCut) controller.error(new TypeError('network error'));
						else controller.close();
						isGiven = true;
					}
				},
				// Nothing is prepared ahead: an error would take back what was not read yet.
				{ highWaterMark: 0 }
			);
			return new Response(body, { status, headers: { 'content-type': type } });
		}
	};
	return link;
}
