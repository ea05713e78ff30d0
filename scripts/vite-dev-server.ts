import type { Plugin } from 'vite';

type Dev = typeof import('../server/dev.ts');

/** In development the API runs inside Vite, on the same port: its code is reloaded at each change, its stores stay open. */
export function devServer(): Plugin {
	return {
		name: 'sharetreuse-server',
		apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
		configureServer(vite) {
			vite.middlewares.use((request, response, next) => {
				vite
					.ssrLoadModule('/server/dev.ts')
					.then((module) => (module as Dev).handle(request, response, next))
					.catch(next);
			});
		}
	};
}
