/** What axe finds on a page, a line each. The page's own policy must be bypassed: axe is not part of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; nodes: { target: unknown[] }[] };

export async function violationsOn(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const { axe: checker } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown[] }> } };
		return (await checker.run({ resultTypes: ['violations'] })).violations;
	});
	return (found as Violation[]).map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
}

/** Pixels by which the page is wider than its window. */
export const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
