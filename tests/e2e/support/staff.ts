/** What the association does with its first administrator: one command on the server, a code typed, an app of codes set up. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { BuiltServer } from './server.ts';

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** The code that the command prints for whoever has that handle. */
export async function adminCode({ dataDir }: BuiltServer, handle: string): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, ['scripts/admin.mjs', 'make', handle], {
		env: { ...process.env, DATA_DIR: dataDir }
	});
	return /Code: (\S+)/.exec(stdout)?.[1] ?? '';
}

export const handleOn = (page: Page) => page.locator('section:has(#handle) code').innerText();

/** The role is there, and opens nothing yet. */
export async function claimAdmin(page: Page, server: BuiltServer): Promise<void> {
	await page.goto(`${server.origin}/moi/securite`);
	const code = await adminCode(server, await handleOn(page));
	await page.getByText('J’ai un code de l’association').click();
	await page.getByLabel('Ce code').fill(code);
	await press(page, 'Utiliser ce code');
	await page.getByText('Il faut d’abord une seconde preuve').waitFor();
}

/** On *Sécurité*; leaves it open for the day. */
export async function setUpApp(page: Page): Promise<{ totp: TOTP; codes: string[] }> {
	await press(page, 'Mettre en place');
	const secret = (await page.locator('section:has(#codes-app) code').innerText()).replaceAll(/\s/g, '');
	const totp = new TOTP({ secret: Secret.fromBase32(secret) });
	await page.getByLabel('Le premier code qu’elle affiche').fill(totp.generate());
	await press(page, 'C’est en place');
	await page.getByRole('heading', { name: 'Notez-les maintenant' }).waitFor();
	const codes = await page.locator('ol code').allInnerTexts();
	await press(page, 'Je les ai notés');
	await page.getByText('C’est ouvert ici pour la journée').waitFor();
	return { totp, codes };
}
