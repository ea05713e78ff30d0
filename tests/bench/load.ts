/** What the server bears: requests a second and the slowest hundredth, then 500 phones that open the board at once. */
import { Agent, request } from 'node:http';
import { PHONE_HEADERS } from '../factories/link-proxy.ts';
import type { Served } from './served.ts';
import { percentile, type Row } from './table.ts';

const CONNECTIONS = 20;

function ask(port: number, path: string, agent: Agent): Promise<{ status: number; bytes: Buffer }> {
	return new Promise((resolve, reject) => {
		const sent = request({ port, path, agent, host: '127.0.0.1', headers: PHONE_HEADERS }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts as unknown as Uint8Array[]) })
			);
		});
		sent.on('error', reject);
		sent.end();
	});
}

async function rate(served: Served, name: string, path: string, seconds: number): Promise<Row> {
	const { port } = served;
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const times: number[] = [];
	const ends = performance.now() + seconds * 1_000;
	const { status, bytes } = await ask(port, path, agent);
	if (status !== 200) throw new Error(`${path}: ${status}`);
	const before = await served.cpu();
	await Promise.all(
		Array.from({ length: CONNECTIONS }, async () => {
			while (performance.now() < ends) {
				const began = performance.now();
				await ask(port, path, agent);
				times.push(performance.now() - began);
			}
		})
	);
	agent.destroy();
	const cpu = (await served.cpu()) - before;
	return [
		name,
		`${bytes.length} B`,
		`${Math.round(times.length / seconds)}`,
		`${percentile(times, 0.5).toFixed(0)} ms`,
		`${percentile(times, 0.99).toFixed(0)} ms`,
		`${(cpu / times.length).toFixed(2)} ms`
	];
}

export async function load(served: Served, seconds: number): Promise<Row[]> {
	const { port } = served;
	const agent = new Agent();
	const hasPage = served.pages && (await ask(port, '/annonces', agent)).status === 200;
	const manifest = (await (await fetch(`http://127.0.0.1:${port}/api/board/manifest`)).json()) as {
		seq: number;
		epoch: string;
		pieces: { cards: { name: string }; texts: { name: string } }[];
	};
	const [piece] = manifest.pieces;
	const changes = `/api/board/changes?form=lines&epoch=${manifest.epoch}&since=`;
	const rows = [
		...(hasPage ? [await rate(served, 'page of the list', '/annonces', seconds)] : []),
		await rate(served, 'manifest', '/api/board/manifest', seconds),
		await rate(served, 'newest', '/api/board/newest', seconds),
		await rate(served, 'piece (texts)', `/api/board/pieces/${piece?.texts.name ?? ''}`, seconds),
		await rate(served, 'delta, 35 changes', `${changes}${manifest.seq - 35}`, seconds),
		await rate(served, 'delta, nothing new', `${changes}${manifest.seq}`, seconds)
	];
	agent.destroy();
	return rows;
}

/** Each phone: newest, cards, texts, one after the other, on its own connection. */
export async function firstLoads(served: Served, phones: number): Promise<Row> {
	const { pieces } = (await (await fetch(`http://127.0.0.1:${served.port}/api/board/manifest`)).json()) as {
		pieces: { cards: { name: string }; texts: { name: string } }[];
	};
	const paths = [
		'/api/board/newest',
		...pieces.flatMap(({ cards, texts }) => [cards.name, texts.name]).map((name) => `/api/board/pieces/${name}`)
	];
	const times: number[] = [];
	const before = await served.memory();
	await Promise.all(
		Array.from({ length: phones }, async () => {
			const agent = new Agent({ keepAlive: true, maxSockets: 1 });
			const began = performance.now();
			for (const path of paths) await ask(served.port, path, agent);
			times.push(performance.now() - began);
			agent.destroy();
		})
	);
	const after = await served.memory();
	return [
		`${phones} first loads at once`,
		`${(percentile(times, 0.5) / 1_000).toFixed(1)} s`,
		`${(percentile(times, 0.99) / 1_000).toFixed(1)} s`,
		`${before} → ${after} MB`
	];
}
