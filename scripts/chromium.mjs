/** Finds a Chromium for the browser tests, or installs one: Debian's own as root on Debian, else Playwright's. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const DEBIAN = '/usr/bin/chromium';

/** @returns {string | undefined} */
function playwrights() {
	const script = "import('playwright-core').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
	try {
		const path = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
		return existsSync(path) ? path : undefined;
	} catch {
		return undefined;
	}
}

function isDebianRoot() {
	return (
		process.getuid?.() === 0 &&
		existsSync('/etc/os-release') &&
		/^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
	);
}

/** The path of a Chromium that can be run. */
export function chromium() {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	if (existsSync(DEBIAN)) return DEBIAN;
	const found = playwrights();
	if (found) return found;
	if (isDebianRoot()) {
		console.log('Installing Chromium from Debian’s packages (once)…');
		const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
		execFileSync('apt-get', ['update', '-q'], /** @type {any} */ (quiet));
		execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], /** @type {any} */ (quiet));
		return DEBIAN;
	}
	console.log('Installing Playwright’s Chromium (once)…');
	execFileSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
	const installed = playwrights();
	if (!installed) throw new Error('No Chromium was found. Install one, and set CHROMIUM to its path.');
	return installed;
}
