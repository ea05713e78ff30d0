/** Installs the dependencies when they are missing or the lock file has changed. */
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { isInstalled } from './stale.mjs';

export async function install() {
	if (await isInstalled()) return;
	console.log('Installing dependencies (once)…');
	execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' });
	const lock = createHash('sha256').update(await readFile('package-lock.json', 'utf8')).digest('hex');
	await writeFile('node_modules/.sharetreuse-lock', lock);
}
