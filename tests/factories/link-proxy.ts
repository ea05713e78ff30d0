/**
 * A link that counts what crosses it, and can be slow or cut: a TCP proxy in front of the server, the same for every client.
 * Bytes are those of HTTP, headers included, without TCP's own.
 */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface LinkShape {
	/** Bits a second; unlimited when absent. */
	down?: number;
	up?: number;
	/** There and back. A new connection costs one before its first byte. */
	roundTripMs?: number;
}

export interface LinkProxy {
	readonly origin: string;
	/** May be changed at any time. */
	readonly shape: LinkShape;
	readonly bytes: { up: number; down: number };
	readonly connections: () => number;
	/** Cuts every connection now. */
	cut(): void;
	/** Cuts once so many more bytes have come down. */
	cutAfter(bytes: number): void;
	reset(): void;
	close(): Promise<void>;
}

/** Bytes leave one after the other at the link's rate, all connections together, and arrive half a round trip later. */
function lane(shape: LinkShape, direction: 'up' | 'down') {
	let freeAt = 0;
	return (chunk: Uint8Array, deliver: () => void): void => {
		const now = performance.now();
		const bitsASecond = shape[direction];
		freeAt = Math.max(freeAt, now) + (bitsASecond === undefined ? 0 : (chunk.length * 8_000) / bitsASecond);
		const wait = freeAt + (shape.roundTripMs ?? 0) / 2 - now;
		if (wait <= 0) deliver();
		else setTimeout(deliver, wait);
	};
}

/** A chunk as the radio sends it: a larger one would arrive all at once, at its end. */
const CHUNK = 1_400;

export async function linkProxy(targetPort: number, shape: LinkShape = {}): Promise<LinkProxy> {
	const bytes = { up: 0, down: 0 };
	const pairs = new Set<() => void>();
	let made = 0;
	let cutAt = Infinity;
	const downLane = lane(shape, 'down');
	const upLane = lane(shape, 'up');

	function cut() {
		cutAt = Infinity;
		for (const end of [...pairs]) end();
	}

	const server = createServer({ noDelay: true }, (client) => {
		made += 1;
		const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
		const end = () => {
			pairs.delete(end);
			client.destroy();
			target.destroy();
		};
		pairs.add(end);
		const opensAt = performance.now() + (shape.roundTripMs ?? 0);
		let inFlight = 0;
		const carry = (from: Socket, to: Socket, send: typeof downLane, direction: 'up' | 'down') => {
			from.on('data', (data: Buffer) => {
				for (let at = 0; at < data.length; at += CHUNK) {
					const chunk = new Uint8Array(data.subarray(at, at + CHUNK));
					inFlight += 1;
					// A slow link holds its sender back: what waits here would otherwise be the whole board.
					if (inFlight > 40) from.pause();
					send(chunk, () => {
						inFlight -= 1;
						if (inFlight < 20) from.resume();
						if (to.destroyed) return;
						const room = direction === 'down' ? cutAt - bytes.down : Infinity;
						bytes[direction] += Math.min(chunk.length, room);
						to.write(chunk.subarray(0, Math.min(chunk.length, room)));
						if (room <= chunk.length) setImmediate(cut);
					});
				}
			});
		};
		setTimeout(() => carry(client, target, upLane, 'up'), Math.max(0, opensAt - performance.now()));
		carry(target, client, downLane, 'down');
		for (const socket of [client, target]) socket.on('error', end).on('close', end);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		shape,
		bytes,
		connections: () => made,
		cut,
		cutAfter: (more) => void (cutAt = bytes.down + more),
		reset: () => void Object.assign(bytes, { up: 0, down: 0 }),
		async close() {
			cut();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** What Chromium on Android sends with a request of the page's own, so that bytes up are a phone's and not a tool's. */
export const PHONE_HEADERS: Readonly<Record<string, string>> = {
	'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
	accept: '*/*',
	'accept-encoding': 'gzip, deflate, br',
	'accept-language': 'fr-FR,fr;q=0.9',
	'sec-fetch-site': 'same-origin',
	'sec-fetch-dest': 'empty'
};
