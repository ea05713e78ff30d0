/** What copying the board costs on EDGE, side by side in one run: requests, bytes both ways, seconds. */
import { linkProxy, type LinkProxy } from '../factories/link-proxy.ts';
import { ours, type Client } from './clients.ts';
import type { Served } from './served.ts';
import { stockApart } from './stock.ts';
import { kB, type Row } from './table.ts';

/** 500 ms there and back, 50 kbit/s down and 20 up: one bar, in the valley. */
const EDGE = { roundTripMs: 500, down: 50_000, up: 20_000 };
const CUT_MS = 20_000;
/** Whoever is not done by then is told as such: some would never be. */
const PATIENCE_S = 900;

interface Cost {
	readonly requests: number;
	readonly up: number;
	readonly down: number;
	readonly seconds: number;
	/** Why it did not come to its end. */
	readonly failed?: string;
}
type Work = (link: LinkProxy, client: Client) => Promise<Cost>;

async function measure(link: LinkProxy, client: Client, work: () => Promise<void>): Promise<Cost> {
	Object.assign(link.shape, EDGE);
	link.reset();
	const before = client.requests();
	const began = performance.now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE_S} s`)), PATIENCE_S * 1_000);
	});
	const failed = await Promise.race([work(), late]).then(
		() => undefined,
		(error: unknown) => (error instanceof Error ? error.message : String(error))
	);
	clearTimeout(timer);
	const seconds = (performance.now() - began) / 1_000;
	const cost = { requests: client.requests() - before, ...link.bytes, seconds };
	Object.assign(link.shape, { roundTripMs: 0, down: undefined, up: undefined });
	return { ...cost, ...(failed !== undefined && { failed }) };
}

/** What the unshaped link kept open would spare the connection that a phone has to make. */
async function afresh(link: LinkProxy, client: Client, work: () => Promise<void>): Promise<Cost> {
	link.cut();
	await new Promise((resolve) => setTimeout(resolve, 100));
	return measure(link, client, work);
}

const show = ({ requests, up, down, seconds, failed }: Cost) =>
	`${requests} requests, ${kB(up)} ↑ ${kB(down)} ↓, ${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s${failed ? `, **${failed}**` : ''}`;

/** `limit`: seconds that bytes and unavoidable trips take, `most`: what is to be reached; both measured beforehand on this very link. */
function row(work: string, theirs: Cost | undefined, own: Cost, limit: number, most: string): Row {
	const ratio = theirs && !theirs.failed ? `${(theirs.seconds / own.seconds).toFixed(1)} ×` : '–';
	return [work, theirs ? show(theirs) : '–', show(own), ratio, `${limit} s (${(own.seconds / limit).toFixed(2)} ×)`, most];
}

async function on(served: Served, make: (origin: string) => Client, work: Work): Promise<Cost> {
	const link = await linkProxy(served.port, {});
	const client = make(link.origin);
	try {
		return await work(link, client);
	} finally {
		await client.close();
		await link.close();
	}
}

/** Side by side, each on a link of its own. */
async function sides(served: Served, work: Work, isAlone = false): Promise<readonly [Cost | undefined, Cost]> {
	const [theirs, own] = await Promise.all([isAlone ? undefined : on(served, stockApart, work), on(served, ours, work)]);
	return [theirs, own];
}

export async function firstList(served: Served): Promise<Row> {
	const [theirs, own] = await sides(served, (link, client) => afresh(link, client, () => client.firstList()));
	return row('first list on the phone', theirs, own, 2.3, '≤ 7 kB');
}

async function takeAll(client: Client, count: number): Promise<void> {
	await client.takeAll();
	const ads = await client.ads();
	if (ads < count) throw new Error(`${ads} ads of ${count}`);
}

export async function whole(served: Served, count: number, isAlone: boolean): Promise<Row> {
	const [theirs, own] = await sides(served, (link, client) => afresh(link, client, () => takeAll(client, count)), isAlone);
	const [limit, most] = count >= 5_000 ? [84, '≤ 620 kB, 110 s'] : [19, '≤ 130 kB, 24 s'];
	return row(`${count.toLocaleString('en')} ads in full`, theirs, own, Number(limit), String(most));
}

/** Both are up to date, then a day goes by. */
export async function daily(served: Served): Promise<Row[]> {
	const links = [await linkProxy(served.port, {}), await linkProxy(served.port, {})] as const;
	const clients = [stockApart(links[0].origin), ours(links[1].origin)] as const;
	for (const client of clients) await client.takeAll();
	const each = async (cost: typeof measure) => {
		const one = (side: 0 | 1) => cost(links[side], clients[side], () => clients[side].exchange());
		return Promise.all([one(0), one(1)]);
	};
	const fresh = await each(afresh);
	// The connection that this left open is still there: somebody who comes back within the minute.
	const live = await each(measure);
	await served.day();
	const day = await each(afresh);
	for (const client of clients) await client.close();
	for (const link of links) await link.close();
	return [
		row('35 changes', ...day, 1.4, '≤ 6.5 kB, 2 s'),
		row('nothing new, fresh connection', ...fresh, 1, '≤ 900 B, 1 s'),
		row('nothing new, live connection', ...live, 0.5, '≤ 900 B, 1 s')
	];
}

export async function cutEvery20s(served: Served, count: number, isAlone: boolean): Promise<Row> {
	const cutting: Work = async (link, client) => {
		const cutter = setInterval(() => link.cut(), CUT_MS);
		try {
			return await afresh(link, client, () => takeAll(client, count));
		} finally {
			clearInterval(cutter);
		}
	};
	const [theirs, own] = await sides(served, cutting, isAlone);
	return row(`${count.toLocaleString('en')} ads, cut every 20 s`, theirs, own, count >= 5_000 ? 84 : 19, '≤ 16 kB again a cut');
}
