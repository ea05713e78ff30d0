/** Everything that other sites and machines read of the board, mounted before the pages. */
import { Router } from 'express';
import { cardRoutes } from '../cards/routes.ts';
import { embedRoutes } from '../embed/routes.ts';
import { feedRoutes } from '../feeds/routes.ts';
import type { Services } from '../services.ts';
import { createAddresses } from './addresses.ts';
import type { Outward } from './outward.ts';
import { createShelf } from './shelf.ts';
import { siteMapRoutes } from './sitemap.ts';

export function outwardRoutes({ board, territory, demo, now }: Services, origin: string): Router {
	const outward: Outward = {
		board,
		territory,
		demo,
		now,
		addresses: createAddresses(origin),
		shelf: createShelf({ board, now })
	};
	return Router().use(feedRoutes(outward), siteMapRoutes(outward), cardRoutes(outward), embedRoutes(outward));
}
