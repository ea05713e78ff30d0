/** Signing up, and letting a second device in, as people do. */
import type { Page } from 'playwright-core';
import type { Identity } from '../../../src/lib/device/db.ts';

/** As somebody who has neither e-mail nor telephone. */
export async function signUp(page: Page, name: string): Promise<void> {
	await page.getByLabel('Votre nom sur le panneau').fill(name);
	await page.getByLabel('Votre commune').selectOption({ label: 'Sarcenas' });
	await page.getByRole('radio', { name: 'Par la mairie' }).click();
	await page.getByLabel('J’ai plus de 15 ans').check();
	await page.getByRole('button', { name: 'M’inscrire' }).click();
}

/** `other` shows a code, and `first`, where its owner is known, says yes to it. */
export async function pair(first: Page, other: Page, origin: string): Promise<void> {
	await other.goto(`${origin}/connexion`);
	await other.getByRole('radio', { name: /^Avec mon autre téléphone/ }).click();
	await other.getByRole('img', { name: 'Carré à viser' }).waitFor();
	const code = (await other.locator('p.code').innerText()).replaceAll(' ', '');
	await first.goto(`${origin}/moi/appareils#lier=${code}`);
	await first.getByRole('button', { name: 'Oui, c’est le mien' }).click();
	await first.getByText('L’autre appareil vous reconnaît maintenant.').waitFor();
	await other.waitForURL(/\/moi$/);
}

/** That browser is one of that person's devices from the next page on, as pairing makes it. */
export async function become(page: Page, { epoch: _, ...self }: Identity): Promise<void> {
	await page.evaluate(
		(identity) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('sharetreuse-device');
				opening.onerror = () => reject(new Error('not opened'));
				opening.onsuccess = () => {
					const writing = opening.result.transaction('identity', 'readwrite');
					writing.objectStore('identity').put(identity);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		self as unknown
	);
}
