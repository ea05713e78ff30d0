/** Photos that were looked at, kept for when there is no network. What is in a cache is in the order it was put there. */

/** Half a megabyte of thumbnails, and two of what somebody wanted to see large. */
const ROOMS = {
	vignettes: { is: /^\/photos\/([0-9a-z]{32})\/vignette\.webp$/, most: 60 },
	photos: { is: /^\/photos\/([0-9a-z]{32})\/grande\.(?:webp|jpg)$/, most: 20 }
};
const NAMES = Object.keys(ROOMS) as (keyof typeof ROOMS)[];

const roomOf = ({ origin, pathname }: URL) => NAMES.find((name) => origin === location.origin && ROOMS[name].is.test(pathname));
export const isPhoto = (url: URL) => roomOf(url) !== undefined;

/** From what is kept, else from the network. The least recently seen makes room. */
export async function fromKept(request: Request, alive: (work: Promise<void>) => void): Promise<Response> {
	const room = roomOf(new URL(request.url));
	const cache = room && (await caches.open(room).catch(() => undefined));
	const kept = await cache?.match(request);
	const response = kept ?? (await fetch(request));
	// A portal answers with a page.
	const isOurs = response.ok && /^image\//.test(response.headers.get('content-type') ?? '');
	if (cache && room && isOurs) alive(renew(cache, request, response.clone(), ROOMS[room].most));
	return response;
}

async function renew(cache: Cache, request: Request, response: Response, most: number): Promise<void> {
	try {
		await cache.delete(request);
		await cache.put(request, response);
		const keys = await cache.keys();
		for (const oldest of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(oldest);
	} catch {
		// Full: what is there stays there, and this one is seen all the same.
	}
}

/** Those of ads that are no longer on the board go with them (L9). Called after each change of the copy; at most eighty are kept. */
export async function keepOnly(ids: ReadonlySet<string>): Promise<void> {
	if (!('caches' in globalThis)) return;
	for (const room of NAMES) {
		const cache = await caches.open(room);
		for (const request of await cache.keys()) {
			const [, id] = ROOMS[room].is.exec(new URL(request.url).pathname) ?? [];
			if (!id || !ids.has(id)) await cache.delete(request);
		}
	}
}
