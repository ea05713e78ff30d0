/** What copying the board costs on EDGE, side by side in one run: requests, bytes both ways, seconds. */
import { linkProxy, type LinkProxy } from '../factories/link-proxy.ts';
import { ours, stock, type Client } from './clients.ts';
import type { Served } from './served.ts';
import { kB, type Row } from './table.ts';

/** 500 ms there and back, 50 kbit/s down and 20 up: one bar, in the valley. */
const EDGE = { roundTripMs: 500, down: 50_000, up: 20_000 };
const CUT_MS = 20_000;

interface Cost {
	readonly requests: number;
	readonly up: number;
	readonly down: number;
	readonly seconds: number;
}

async function measure(link: LinkProxy, client: Client, work: () => Promise<void>): Promise<Cost> {
	Object.assign(link.shape, EDGE);
	// What the unshaped link kept open would spare the connection that a phone has to make.
	link.cut();
	await new Promise((resolve) => setTimeout(resolve, 100));
	link.reset();
	const before = client.requests();
	const began = performance.now();
	await work();
	const seconds = (performance.now() - began) / 1_000;
	Object.assign(link.shape, { roundTripMs: 0, down: undefined, up: undefined });
	return { requests: client.requests() - before, ...link.bytes, seconds };
}

const show = ({ requests, up, down, seconds }: Cost) =>
	`${requests} requests, ${kB(up)} ↑ ${kB(down)} ↓, ${seconds.toFixed(1)} s`;

/** `limit`: seconds that bytes and unavoidable trips take, `most`: what is to be reached; both measured beforehand on this very link. */
function row(work: string, theirs: Cost | undefined, own: Cost, limit: number, most: string): Row {
	const ratio = theirs ? `${(theirs.seconds / own.seconds).toFixed(1)} ×` : '';
	return [work, theirs ? show(theirs) : '–', show(own), ratio, `${limit} s (${(own.seconds / limit).toFixed(2)} ×)`, most];
}

async function on<T>(
	served: Served,
	make: (origin: string) => Client,
	work: (link: LinkProxy, client: Client) => Promise<T>
): Promise<T> {
	const link = await linkProxy(served.port, {});
	const client = make(link.origin);
	try {
		return await work(link, client);
	} finally {
		await client.close();
		await link.close();
	}
}

const sides = async (served: Served, work: (link: LinkProxy, client: Client) => Promise<Cost>) =>
	Promise.all([on(served, stock, work), on(served, ours, work)]);

export async function firstList(served: Served): Promise<Row> {
	const [theirs, own] = await sides(served, (link, client) => measure(link, client, () => client.firstList()));
	return row('first list on the phone', theirs, own, 2.3, '≤ 7 kB');
}

export async function whole(served: Served, count: number, isQuick: boolean): Promise<Row> {
	const all = (link: LinkProxy, client: Client) =>
		measure(link, client, async () => {
			await client.takeAll();
			if ((await client.ads()) < count) throw new Error('the board is not whole');
		});
	const own = await on(served, ours, all);
	const theirs = isQuick ? undefined : await on(served, stock, all);
	const [limit, most] = count >= 5_000 ? [84, '≤ 620 kB, 110 s'] : [19, '≤ 130 kB, 24 s'];
	return row(`${count.toLocaleString('en')} ads in full`, theirs, own, Number(limit), String(most));
}

/** Both are up to date, then a day goes by. */
export async function daily(served: Served): Promise<Row[]> {
	const links = [await linkProxy(served.port, {}), await linkProxy(served.port, {})] as const;
	const clients = [stock(links[0].origin), ours(links[1].origin)] as const;
	for (const client of clients) await client.takeAll();
	const nothing = await Promise.all(
		[0, 1].map((side) => measure(links[side as 0], clients[side as 0], () => clients[side as 0].exchange()))
	);
	await served.day();
	const day = await Promise.all(
		[0, 1].map((side) => measure(links[side as 0], clients[side as 0], () => clients[side as 0].exchange()))
	);
	for (const client of clients) await client.close();
	for (const link of links) await link.close();
	return [
		row('35 changes', day[0], day[1] as Cost, 1.4, '≤ 6.5 kB, 2 s'),
		row('nothing new', nothing[0], nothing[1] as Cost, 0.7, '≤ 900 B, 1 s')
	];
}

export async function cutEvery20s(served: Served, count: number, isQuick: boolean): Promise<Row> {
	const cutting = async (link: LinkProxy, client: Client) => {
		const cutter = setInterval(() => link.cut(), CUT_MS);
		try {
			return await measure(link, client, () => client.takeAll());
		} finally {
			clearInterval(cutter);
		}
	};
	const own = await on(served, ours, cutting);
	const theirs = isQuick ? undefined : await on(served, stock, cutting);
	return row(`${count.toLocaleString('en')} ads, cut every 20 s`, theirs, own, count >= 5_000 ? 84 : 19, '≤ 16 kB again a cut');
}
