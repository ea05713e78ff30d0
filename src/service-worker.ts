/// <reference lib="webworker" />
/** The app's files, kept so that every address opens with the network cut. Never touches /db, /api or /data. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { fromKept, isPhoto } from './lib/photos/kept.ts';
import { told } from './lib/words/told.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const LATE_FILES = 'late-files';

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// What is not a page is the network's: feeds, the list framed by other sites, pictures, what search engines read.
const NOT_PAGES = [/^\/(api|db|data|flux|photos)\//, /^\/integrer\/annonces/, /\/carte\.png/, /^\/(robots\.txt|sitemap)/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: NOT_PAGES }));
// Photos seen once are seen again with the network cut: as many as there is reasonable room for.
registerRoute(
	({ url, request }) => request.mode !== 'navigate' && isPhoto(url),
	({ request, event }) => fromKept(request, (work) => event.waitUntil(work))
);

// Files of the app that few need are kept by whoever has opened their page: it then works with the network cut.
registerRoute(
	({ url, request }) =>
		request.mode !== 'navigate' && url.origin === self.location.origin && url.pathname.startsWith('/_app/immutable/'),
	({ request }) => lateFile(request)
);
async function lateFile(request: Request): Promise<Response> {
	const kept = await caches.open(LATE_FILES);
	const found = await kept.match(request);
	if (found) return found;
	const response = await fetch(request);
	if (response.ok) await kept.put(request, response.clone()).catch(() => undefined);
	return response;
}
// Those of the version before are of no use to this one.
self.addEventListener('activate', (event) => event.waitUntil(caches.delete(LATE_FILES)));

interface Shown {
	readonly title: string;
	readonly path: string;
	readonly tag: string;
}
const show = ({ title, path, tag }: Shown) =>
	self.registration.showNotification(title, { tag, data: { path }, icon: '/icon-192.png', lang: 'fr' });

/** Whatever comes, and even if nothing can be read of it, one notification is shown: browsers end those who show none. */
function readMessage(event: PushEvent): Shown {
	try {
		const { title, path, tag } = event.data?.json() as Record<string, unknown>;
		return { title: String(title ?? told.news), path: String(path ?? '/'), tag: String(tag ?? 'panneau') };
	} catch {
		return { title: told.news, path: '/', tag: 'panneau' };
	}
}
self.addEventListener('push', (event) => {
	event.waitUntil(show(readMessage(event)));
});

/** The page of it, which is kept here: the tab that has it in front, or one more. Never another site's, whoever sent it. */
async function openPage(path: unknown): Promise<void> {
	const url = new URL(typeof path === 'string' ? path : '/', self.location.origin);
	const { href } = url.origin === self.location.origin ? url : new URL('/', self.location.origin);
	const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const there = tabs.find((tab) => tab.url === href);
	await (there ? there.focus() : self.clients.openWindow(href));
}
self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(openPage((event.notification.data as { path?: unknown } | null)?.path));
});

// The page asks the person first (`src/lib/state/update.svelte.ts`), and says what is new in a search they keep.
self.addEventListener('message', (event) => {
	const { type, path } = (event.data ?? {}) as { type?: string; path?: unknown };
	if (type === 'SKIP_WAITING') void self.skipWaiting();
	if (type === 'NEWS') event.waitUntil(show({ title: told.search, path: String(path), tag: `recherche ${String(path)}` }));
});
