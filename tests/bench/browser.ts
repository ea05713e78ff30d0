/** Local figures in a real Chromium whose processor is made four times slower. */
import { chromium } from 'playwright-core';
import { territory } from '../factories/territory.ts';
import type * as page from './page.ts';
import type { Served } from './served.ts';
import type { Row } from './table.ts';

const SLOWER = 4;
type Bench = typeof page;

export async function local(served: Served, count: number, executablePath: string): Promise<Row[]> {
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		]
	});
	const names = { communes: territory.communes, categories: territory.categories };
	const label = `${count.toLocaleString('en')} ads`;
	try {
		const context = await browser.newContext();
		const tab = await context.newPage();
		const go = async () => {
			await tab.goto(`http://127.0.0.1:${served.port}/bench/index.html`);
			await tab.waitForFunction(() => 'bench' in globalThis);
		};
		const cdp = await context.newCDPSession(tab);
		await go();
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		// On the page's own thread, which is the one that the browser slows down.
		const here = await tab.evaluate(async (given) => {
			const { bench } = globalThis as unknown as { bench: Bench };
			const board = await bench.openHere(given);
			const filled = await bench.fill(board);
			const asked = await bench.queries(board, given);
			await board.close();
			return { ...filled, ...asked };
		}, names);
		await go();
		const again = await tab.evaluate((given) => {
			const { bench } = globalThis as unknown as { bench: Bench };
			return bench.reopened(() => bench.openHere(given));
		}, names);
		const other = await browser.newContext();
		const second = await other.newPage();
		await second.goto(`http://127.0.0.1:${served.port}/bench/index.html`);
		await second.waitForFunction(() => 'bench' in globalThis);
		await (await other.newCDPSession(second)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		const longest = await second.evaluate(async (given) => {
			const { bench } = globalThis as unknown as { bench: Bench };
			return bench.felt(await bench.openWorker(given), given);
		}, names);
		const ms = (value: number) => `${value.toFixed(0)} ms`;
		const isLarge = count > 10_000;
		return [
			[`${label}: taken and applied (4× slower)`, ms(here.ms), count > 5_000 ? '' : '≤ 4,000 ms'],
			[`${label}: longest task of the page, board in its worker`, ms(longest), '≤ 50 ms'],
			[`${label}: slowest of 10 lists by filter`, ms(here.list), isLarge ? '≤ 150 ms' : count > 5_000 ? '' : '≤ 50 ms'],
			[`${label}: slowest of 8 lists by nearness, circle, end`, ms(here.near), ''],
			[`${label}: slowest of 4 counts for the map`, ms(here.counts), ''],
			[`${label}: slowest of 8 searches, two with an error`, ms(here.search), isLarge ? '' : '≤ 100 ms'],
			[`${label}: opened again without network, list`, ms(again.list), '≤ 1,000 ms'],
			[`${label}: opened again, one ad`, ms(again.ad), '≤ 300 ms']
		];
	} finally {
		await browser.close();
	}
}
