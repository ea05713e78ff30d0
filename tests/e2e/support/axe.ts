/** What is wrong with a page for those who see, hear or move otherwise. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; nodes: { target: unknown[] }[] };

/**
 * Every rule of axe-core, best practices too. The page's own policy forbids added scripts: open it with `bypassCSP`.
 * In forced colours the system chooses the pairs, and axe would judge those of the style sheet, which nobody sees.
 */
export async function violationsOn(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
	const found = await page.evaluate(async () => {
		const rules = matchMedia('(forced-colors: active)').matches ? { 'color-contrast': { enabled: false } } : {};
		const { axe: checker } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: unknown[] }> } };
		return (await checker.run({ resultTypes: ['violations'], rules })).violations;
	});
	return (found as Violation[]).map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
}

/**
 * How many pixels of the page are beyond its right edge, and what is there. Days are measured as the longest there is, so that
 * a page is not right in May and wrong in December.
 */
export const sidewaysOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
		const day = new RegExp(`\\d{1,2}(?:er)?\u00a0(?:${MONTHS})(?:\u00a0\\d{4})?`, 'g');
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const said: [Text, string][] = [];
		for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null)
			if (text.data.search(day) >= 0 && !text.parentElement?.closest('script, style')) said.push([text, text.data]);
		for (const [text, before] of said) text.data = before.replaceAll(day, '30\u00a0septembre\u00a02027');
		try {
			return beyond();
		} finally {
			for (const [text, before] of said) text.data = before;
		}

		function beyond(): string[] {
			const pixels = document.documentElement.scrollWidth - innerWidth;
			if (pixels <= 0) return [];
			const there = [...document.querySelectorAll('body *')]
				.filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.children.length === 0)
				.slice(0, 5)
				.map((one) => `${one.tagName} ${one.className.toString()} « ${one.textContent.trim().slice(0, 40)} »`);
			return [`${pixels} px`, ...there];
		}
	});

/**
 * What is pressed and is smaller than a thumb (A5): links in running text and the titles of notes (all the note) excepted,
 * and the communes of the map, which have their equals in the list beside and can be enlarged (`map.test.ts`).
 */
export const smallTargetsOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const LEAST = 47.5;
		// What is inert cannot be pressed, and is for programs to find.
		const shown = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip, .aloud, [inert] *');
		const inText = (one: Element) =>
			getComputedStyle(one).display === 'inline' &&
			(one.parentElement?.textContent.trim().length ?? 0) > one.textContent.trim().length;
		return [...document.querySelectorAll('a[href], button, select, textarea, summary, input:not([type=hidden])')]
			.filter((one) => shown(one) && !inText(one) && !one.matches('.note :is(h2, h3, h4) a, .sheet-of-map a'))
			.flatMap((one) => {
				const target = one.matches('[type=radio], [type=checkbox]') ? (one.closest('label') ?? one) : one;
				const { width, height } = target.getBoundingClientRect();
				const name = `${one.tagName} ${one.className} « ${one.textContent.trim().slice(0, 30)} »`;
				return width < LEAST || height < LEAST ? [`${name}: ${Math.round(width)} × ${Math.round(height)}`] : [];
			});
	});
