/** `/flux/annonces.atom`, `.json`, `.ics`: the board for whoever reads it with their own tools, on any site. */
import { Router, type RequestHandler } from 'express';
import type { PublicAd } from '../../src/domain/ad.ts';
import { writeFilter, type Filter } from '../../src/domain/filter.ts';
import type { FeedFormat } from '../outward/addresses.ts';
import { filterOf } from '../outward/filter-of.ts';
import { listedAds, type Outward } from '../outward/outward.ts';
import { atomFeed } from './atom.ts';
import { calendarFeed } from './calendar.ts';
import { jsonFeed } from './json-feed.ts';

/** What is written at ten is read elsewhere before a quarter past. */
const SECONDS = 300;

const FORMATS: Readonly<
	Record<FeedFormat, { type: string; write: (ads: readonly PublicAd[], filter: Filter, outward: Outward) => string }>
> = {
	atom: { type: 'application/atom+xml', write: atomFeed },
	json: { type: 'application/feed+json', write: jsonFeed },
	ics: { type: 'text/calendar', write: calendarFeed }
};

export function feedRoutes(outward: Outward): Router {
	const router = Router();
	router.use('/flux', readableAnywhere);
	for (const [format, { type, write }] of Object.entries(FORMATS)) {
		router.get(`/flux/annonces.${format}`, (request, response) => {
			const filter = filterOf(request);
			outward.shelf.send(request, response, {
				key: `${format}?${writeFilter(filter)}`,
				type,
				seconds: SECONDS,
				make: () => write(listedAds(outward, filter), filter, outward)
			});
		});
	}
	return router;
}

/** Any page may read these, and only read them; no cookie is ever looked at. */
const readableAnywhere: RequestHandler = (request, response, next) => {
	response.set({
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Expose-Headers': 'ETag, Last-Modified',
		'Cross-Origin-Resource-Policy': 'cross-origin'
	});
	if (request.method !== 'OPTIONS') return next();
	response
		.status(204)
		.set({
			'Access-Control-Allow-Methods': 'GET, HEAD',
			'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
			'Access-Control-Max-Age': '86400'
		})
		.end();
};
