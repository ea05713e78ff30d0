/** A browser for looking at public pages: nothing kept from one test to the next. */
import { chromium, type Browser, type Page } from 'playwright-core';

export const openBrowser = (): Promise<Browser> =>
	chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		],
		chromiumSandbox: process.getuid?.() !== 0
	});

/** The app has come: what the server had written could be read before, and now everything answers. */
export const alive = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.face !== undefined);
