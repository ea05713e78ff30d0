import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Of the one script that is in the page itself. */
const [, inPage = ''] = /<script>([^]*?)<\/script>/.exec(readFileSync(new URL('src/app.html', import.meta.url), 'utf8')) ?? [];
const hash = createHash('sha256').update(inPage).digest('base64');

/** Where a build goes: a second version beside the first is how updates are tried (`tests/e2e/update.test.ts`). */
const into = process.env.BUILD_INTO || '.';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: `${into}/build`, precompress: true }),
		outDir: `${into}/.svelte-kit`,
		// The shell is served at every depth by the service worker, so its links must not be relative.
		paths: { relative: false },
		// workbox-window registers it, after the page is readable.
		serviceWorker: { register: false },
		// A timestamp (the default) would make every build look like an update.
		version: { name: process.env.BUILD_VERSION || version },
		csp: {
			// Hashes and not nonces: pages stay the same bytes, so that 304 works, and the shell can be prerendered.
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', `sha256-${hash}`],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'form-action': ['self']
			}
		}
	}
};
