/// <reference lib="webworker" />
/** The app's files, kept so that every address opens with the network cut. Never touches /db, /api or /data. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// What is not a page is the network's: feeds, the list framed by other sites, pictures, what search engines read.
const NOT_PAGES = [/^\/(api|db|data|flux)\//, /^\/integrer\/annonces/, /\/carte\.png/, /^\/(robots\.txt|sitemap)/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: NOT_PAGES }));

// The page asks the person first (`src/lib/state/update.svelte.ts`).
self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | undefined)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
