/** Installs the dependencies when they are missing or the lock file has changed. */
import { execSync } from 'node:child_process';
import { isInstalled } from './stale.mjs';

export async function install() {
	if (await isInstalled()) return;
	console.log('Installing dependencies (once)…');
	execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' });
}
