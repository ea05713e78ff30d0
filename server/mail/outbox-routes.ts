/** `GET /api/outbox`: the letters that did not leave, to be read. Mounted only where no letter can. */
import { Router } from 'express';
import { letters } from '../../src/lib/words/letters.ts';
import { escapeMarkup as e } from '../outward/markup.ts';
import type { Outbox } from './outbox.ts';

export const outboxRoutes = (outbox: Outbox): Router =>
	Router().get('/', (_request, response) => {
		const all = outbox
			.letters()
			.map(
				({ to, subject, text, at }) =>
					`<article><h2>${e(subject)}</h2><p>${e(letters.to)} ${e(to)}, <time>${e(at)}</time></p><pre>${e(text)}</pre></article>`
			);
		response
			.type('html')
			.set({
				'Cache-Control': 'no-store',
				'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
			})
			.send(
				[
					'<!doctype html><html lang="fr"><head><meta charset="utf-8">',
					'<meta name="viewport" content="width=device-width, initial-scale=1">',
					`<title>${e(letters.outbox)}</title>`,
					'<style>body{font:18px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}pre{font:inherit;white-space:pre-wrap}</style>',
					`</head><body><main><h1>${e(letters.outbox)}</h1><p>${e(letters.outboxText)}</p>`,
					all.length > 0 ? all.join('\n') : `<p>${e(letters.none)}</p>`,
					'</main></body></html>'
				].join('\n')
			);
	});
