/**
 * `/integrer/annonces`: the list, to be framed by the site of a mairie. The one address here that may be framed;
 * in return it has neither script, nor form, nor cookie, nor anything to click that acts.
 */
import { createHash } from 'node:crypto';
import { Router } from 'express';
import { writeFilter } from '../../src/domain/filter.ts';
import { filterOf } from '../outward/filter-of.ts';
import { listedAds, type Outward } from '../outward/outward.ts';
import { embedPage } from './page.ts';
import { STYLE } from './style.ts';

const SECONDS = 300;

const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"base-uri 'none'",
	"form-action 'none'",
	'frame-ancestors *'
].join('; ');

export function embedRoutes(outward: Outward): Router {
	return Router().get('/integrer/annonces', (request, response) => {
		const filter = filterOf(request);
		response.removeHeader('X-Frame-Options');
		response.set({
			'Content-Security-Policy': POLICY,
			'Cross-Origin-Resource-Policy': 'cross-origin',
			// The board itself is what should be found.
			'X-Robots-Tag': 'noindex'
		});
		outward.shelf.send(request, response, {
			key: `embed?${writeFilter(filter)}`,
			type: 'text/html',
			seconds: SECONDS,
			make: () => embedPage(listedAds(outward, filter), filter, outward)
		});
	});
}
