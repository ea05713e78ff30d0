/** The form of an ad as a person goes through it on a phone, one step after the other. */
import type { Page } from 'playwright-core';

export const next = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

/** The kind and the side first; the rest of the form is theirs. */
export async function begin(page: Page, kind: RegExp, side: string): Promise<void> {
	await page.getByRole('radio', { name: kind }).click();
	const asked = page.getByRole('radio', { name: side });
	await asked.waitFor().catch(async (error: unknown) => {
		// A choice that was lost and one that went elsewhere look the same from here.
		const how = await page.evaluate(() => ({
			chosen: document.querySelector<HTMLInputElement>('[name=kind]:checked')?.value,
			comings: performance.getEntriesByType('navigation').map((one) => (one as PerformanceNavigationTiming).type),
			fromWorker: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).workerStart > 0,
			alive: document.documentElement.dataset.face !== undefined,
			for: performance.now()
		}));
		const said = await page.getByRole('main').innerText();
		throw new Error(`${page.url()} never asked « ${side} », ${JSON.stringify(how)}:\n${said}`, { cause: error });
	});
	await asked.click();
	await next(page);
	await page.getByRole('heading', { name: /L’annonce/ }).waitFor();
}

export interface Words {
	readonly title: string;
	readonly text: string;
	/** Both of the territory's own lists. */
	readonly category?: string;
	readonly commune?: string;
}

/** From the second step to the last one. */
export async function fillIn(page: Page, { title, text, category = 'Divers', commune = 'Sarcenas' }: Words): Promise<void> {
	await page.getByLabel('Titre').fill(title);
	await page.getByLabel('Texte', { exact: true }).fill(text);
	await page.getByLabel('Rubrique').selectOption({ label: category });
	await next(page);
	await page.getByLabel('Commune').selectOption({ label: commune });
	await next(page);
	await page.getByRole('heading', { name: /Relire et publier/ }).waitFor();
}
