/** Neighbours who are known on their phones: they sign up, put ads up, ask for something of them and answer, as people do. */
import type { Page } from 'playwright-core';
import type { Device } from './device.ts';
import { begin, next } from './form.ts';
import { visit } from './patience.ts';
import { signUp } from './people.ts';

export const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
export const guest = (page: Page, name: string) => page.getByRole('article', { name });

/** Known on that phone, which has the board. */
export async function joins(device: Device, origin: string, name: string): Promise<Page> {
	await visit(device, origin);
	const page = await device.open(`${origin}/inscription`);
	await signUp(page, name);
	await page.waitForURL(/\/(moi|annonces)/);
	return page;
}

export interface Put {
	readonly kind: RegExp;
	readonly side: string;
	readonly title: string;
	/** Fills in what only that kind asks for, beside the place. */
	readonly where?: (page: Page) => Promise<void>;
}

/** By somebody who is known; returns the ad's id once it is on the board. */
export async function publish(device: Device, origin: string, { kind, side, title, where }: Put): Promise<string> {
	const page = await device.open(`${origin}/publier`);
	await begin(page, kind, side);
	await page.getByLabel('Titre').fill(title);
	await page.getByLabel('Texte', { exact: true }).fill('On en parle quand vous voulez.');
	await page.getByLabel('Rubrique').selectOption({ label: 'Divers' });
	await next(page);
	await page.getByLabel('Commune').selectOption({ label: 'Sarcenas' });
	await where?.(page);
	await next(page);
	await page.getByRole('button', { name: 'Publier', exact: true }).click();
	const own = page.getByRole('article').filter({ hasText: title });
	await own.getByText('Publiée', { exact: true }).waitFor({ timeout: 30_000 });
	return (await own.getByRole('link', { name: title }).getAttribute('href'))!.split('/').at(-1)!;
}

/** Asks for something of an ad, from its page at that address, and is back on it. */
export async function asks(page: Page, act: string, send: string, fill: (page: Page) => Promise<void>): Promise<Page> {
	await page.getByRole('link', { name: act, exact: true }).click();
	await fill(page);
	await press(page, send);
	await page.getByRole('heading', { name: 'Votre demande' }).waitFor();
	return page;
}

/** Until it is written: who leaves the page in the same breath has not answered. */
export async function answers(page: Page, name: string, answer: 'Accepter' | 'Refuser'): Promise<void> {
	await guest(page, name).getByRole('button', { name: answer }).click();
	await guest(page, name)
		.getByText(/^(Réponse à confirmer|Accepté|Refusé|Il n’y avait plus assez de place)/)
		.first()
		.waitFor();
}
