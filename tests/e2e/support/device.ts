/** A phone: a Chromium with a profile of its own, which can be closed, killed, and opened again where it was. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Nothing but the page itself may use the network, or the machine's own limits slow everything. */
const QUIET = [
	'--headless=new',
	'--no-first-run',
	'--no-default-browser-check',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-extensions',
	'--mute-audio'
];
const START_MS = 30_000;

export interface Device {
	/** Where it keeps everything. */
	readonly profile: string;
	/** The page in front. Opens the app when it is closed. */
	open(url: string): Promise<Page>;
	/** As a person closes it. What pages were writing is ended properly. */
	close(): Promise<void>;
	/** As when the battery goes. */
	kill(): Promise<void>;
	/** Closes, and erases the profile. */
	discard(): Promise<void>;
}

export interface Look {
	readonly width?: number;
	readonly height?: number;
	/** A phone that is closed: this one has been where that one was. */
	readonly like?: Device;
}

export async function newDevice({ width = 360, height = 740, like }: Look = {}): Promise<Device> {
	const profile = await mkdtemp(join(tmpdir(), 'sharetreuse-device-'));
	if (like) await cp(like.profile, profile, { recursive: true, verbatimSymlinks: true });
	let running: { child: ChildProcess; browser: Browser } | undefined;

	async function start() {
		await rm(join(profile, 'DevToolsActivePort'), { force: true });
		await rm(join(profile, 'SingletonLock'), { force: true });
		const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
		const args = [
			...QUIET,
			...root,
			`--user-data-dir=${profile}`,
			'--remote-debugging-port=0',
			`--window-size=${width},${height}`,
			'about:blank'
		];
		const child = spawn(CHROMIUM, args, { stdio: 'ignore', detached: true });
		const endpoint = await devtoolsPort(profile);
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${endpoint}`);
		running = { child, browser };
		return browser;
	}

	/** The whole process group: a Chromium is many processes. */
	function signal(name: NodeJS.Signals) {
		if (running?.child.pid !== undefined) process.kill(-running.child.pid, name);
	}

	const device: Device = {
		profile,
		async open(url) {
			const browser = running?.browser ?? (await start());
			const context = browser.contexts()[0] ?? (await browser.newContext());
			const page = context.pages()[0] ?? (await context.newPage());
			await page.setViewportSize({ width, height });
			await page.goto(url);
			return page;
		},
		async close() {
			if (!running) return;
			const { child, browser } = running;
			const ended = child.exitCode === null ? once(child, 'exit') : undefined;
			const session = await browser.newBrowserCDPSession();
			await session.send('Browser.close').catch(() => {});
			await ended;
			running = undefined;
		},
		async kill() {
			if (!running) return;
			const ended = once(running.child, 'exit');
			signal('SIGKILL');
			await ended;
			running = undefined;
		},
		async discard() {
			await device.kill();
			await rm(profile, { recursive: true, force: true, maxRetries: 5 });
		}
	};
	return device;
}

async function devtoolsPort(profile: string): Promise<string> {
	const deadline = Date.now() + START_MS;
	for (;;) {
		const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n');
		if (port) return port;
		if (Date.now() > deadline) throw new Error('Chromium did not start');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
