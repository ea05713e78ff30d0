/**
 * `npm run bench`: what the board costs on a bad link, beside stock PouchDB on the same link; how fast a slow phone lists and
 * searches; what the server bears. Markdown on standard output. `--quick` runs our side and the small boards only.
 */
import { chromium } from '../../scripts/chromium.mjs';
import { local } from './browser.ts';
import { cutEvery20s, daily, firstList, whole } from './link.ts';
import { firstLoads, load } from './load.ts';
import { mailbox } from './mailbox.ts';
import { serve, startServed } from './served.ts';
import { replicateFor } from './stock.ts';
import { table, type Row } from './table.ts';

const [first, count, folder] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const LINK = ['on EDGE: 500 ms, 50/20 kbit/s', 'stock PouchDB', 'ours', 'faster', 'limit (distance)', 'to reach'] as const;

async function bench(isQuick: boolean, only: (part: string) => boolean, files: string) {
	/** The whole takes half an hour: each line is told as it comes. */
	const told = (...made: Row[]) => {
		for (const row of made) process.stderr.write(`${row.join(' | ')}\n`);
		return made;
	};
	if (only('mailbox')) say(table('A member’s mailbox, same link', LINK, told(...(await mailbox()))));
	if (only('link')) say(table('The link', LINK, await link(isQuick, told, files)));

	const middle = await startServed(5_000, files);
	const phone: Row[] = [];
	if (only('phone')) phone.push(...(await local(middle, 5_000, chromium())));
	const served: Row[] = [];
	const memory: Row[] = [];
	if (only('server')) {
		served.push(...(await load(middle, isQuick ? 1 : 5)));
		memory.push(await firstLoads(middle, isQuick ? 50 : 500));
		memory.push(['5,000 ads, at rest', '', `base made in ${middle.makingSeconds.toFixed(1)} s`, `${middle.megabytes} MB`]);
	}
	await middle.stop();

	if (!isQuick && only('phone')) {
		const ten = await startServed(10_000, files);
		phone.push(...(await local(ten, 10_000, chromium())));
		await ten.stop();
	}
	if (!isQuick && (only('phone') || only('server'))) {
		const large = await startServed(50_000, files);
		if (only('phone')) phone.push(...(await local(large, 50_000, chromium())));
		if (only('server'))
			memory.push(['50,000 ads, at rest', '', `base made in ${large.makingSeconds.toFixed(1)} s`, `${large.megabytes} MB`]);
		await large.stop();
	}
	if (phone.length > 0) say(table('A phone four times slower than this machine', ['what', 'measured', 'to reach'], phone));
	if (served.length > 0)
		say(
			table(
				'The server, 20 connections, 5,000 ads',
				['what', 'bytes', 'requests a second', 'median', 'p99', 'processor a request'],
				served
			)
		);
	if (memory.length > 0) say(table('The server under 500 phones', ['what', 'median', 'p99', 'memory'], memory));
	// PouchDB and the browser leave timers behind.
	process.exit(0);
}

/** Short exchanges first and alone; then the long copies, each on its own link, which wait far more than they work. */
async function link(isQuick: boolean, told: (...made: Row[]) => Row[], files: string): Promise<Row[]> {
	const small = await startServed(1_000, files);
	const rows = told(await firstList(small));
	const long = [whole(small, 1_000, isQuick), cutEvery20s(small, 1_000, isQuick)];
	const middle = isQuick ? undefined : await startServed(5_000, files);
	if (middle) long.push(whole(middle, 5_000, false), cutEvery20s(middle, 5_000, false));
	rows.push(...(await Promise.all(long.map(async (row) => told(await row)))).flat());
	// Last: the board is no longer the same after a day.
	rows.push(...told(...(await daily(small))));
	await small.stop();
	await middle?.stop();
	return rows;
}

if (first === '--serve') await serve(Number(count), folder ?? '.');
else if (first === '--stock') replicateFor(count ?? '');
else {
	const parts = ['mailbox', 'link', 'phone', 'server'].filter((part) => process.argv.includes(part));
	await bench(
		process.argv.includes('--quick'),
		(part) => parts.length === 0 || parts.includes(part),
		process.env.BENCH_FILES ?? '.'
	);
}
