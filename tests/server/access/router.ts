/** Every address an Express application answers, read from its router: what is not listed here does not exist. */
import type { Express } from 'express';

interface Layer {
	readonly rawPath?: string | RegExp | readonly (string | RegExp)[];
	readonly name: string;
	readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
	readonly handle: { readonly stack?: readonly Layer[] };
}

export interface Found {
	/** `POST /api/roles/give`; a whole mount whose inside we cannot read is `* /db`. */
	readonly routes: readonly string[];
	/** What is not at an address of its own: it sees every request, and must not answer any. */
	readonly everywhere: readonly string[];
}

export function routesOf(app: Express): Found {
	const routes: string[] = [];
	const everywhere: string[] = [];
	const walk = (stack: readonly Layer[], base: string) => {
		for (const { rawPath, route, handle, name } of stack) {
			for (const path of [rawPath ?? '/'].flat()) {
				const whole = (base + String(path)).replace(/\/$/, '') || '/';
				if (route) routes.push(...Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${whole}`));
				else if (handle.stack) walk(handle.stack, whole === '/' ? '' : whole);
				else if (whole === '/') everywhere.push(name);
				else routes.push(`* ${whole}`);
			}
		}
	};
	walk((app.router as unknown as { stack: readonly Layer[] }).stack, '');
	return { routes: routes.sort(), everywhere };
}
