/** The rooms of the house, and which way their doors open: down only. The first that matches a file is its room. */
import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';

interface Room {
	readonly in: RegExp;
	/** Paths of this repository, and packages. A trailing `/` means all under it. */
	readonly may: readonly string[];
	/** Of these, types only. */
	readonly mayKnow?: readonly string[];
	/** Even there. */
	readonly not?: RegExp;
}

/** What knows nobody: rules and shapes, of all ads and of each kind. */
const DOMAIN = ['src/domain/', 'src/kinds/', 'src/kinds/', 'valibot'];
/** Of a kind of ad: how it looks and what it says. */
const SHOWN = /^src\/kinds\/(.*\.svelte|(facts|forms|pages)\.ts|(.*\/)?(words|quick|[a-z]+-rows)\.ts)$/;
const KIT = ['svelte/', '@sveltejs/kit/', '$app/'];
const LIB = ['net', 'board', 'device', 'mailbox', 'exchange', 'phone', 'photos'].map((room) => `src/lib/${room}/`);
const lib = (name: string, ...libraries: string[]): Room => ({
	in: new RegExp(`^src/lib/${name}/`),
	// Shapes of what comes over a wire are schemas, wherever the wire ends.
	may: ['src/domain/', 'src/kinds/', 'src/lib/net/', `src/lib/${name}/`, 'valibot', ...libraries]
});

export const ROOMS: readonly Room[] = [
	// A kind of ad is one folder, of which each file keeps to its own room: how it looks, what it says, what it is.
	{
		in: /^src\/kinds\/(.*\.svelte|(facts|forms|pages)\.ts)$/,
		may: [
			'src/kinds/',
			'src/domain/',
			'src/lib/state/',
			'src/lib/ui/',
			'src/lib/words/',
			'src/lib/territory.ts',
			'src/lib/meeting-points.ts',
			'src/routes/achats/',
			'@lucide/svelte/',
			...KIT
		]
	},
	{ in: /^src\/kinds\/(.*\/)?(words|quick|[a-z]+-rows)\.ts$/, may: ['src/kinds/', 'src/domain/', 'src/lib/words/'] },
	{ in: /^src\/kinds\//, may: DOMAIN, not: SHOWN },
	{ in: /^src\/domain\//, may: DOMAIN, not: SHOWN },
	lib('net'),
	// Photos that were looked at go with their ad.
	lib('board', 'dexie', 'comlink', 'src/lib/photos/kept.ts'),
	lib('device', 'dexie'),
	lib('mailbox', 'pouchdb-core', 'pouchdb-adapter-http', 'pouchdb-adapter-idb', 'pouchdb-replication'),
	lib('exchange'),
	lib('photos', 'thumbhash'),
	{ ...lib('phone', ...LIB, 'src/lib/territory.ts'), mayKnow: ['dexie'] },
	// Data in, bytes out: what is printed is said in the same French as the pages.
	{ in: /^src\/lib\/print\//, may: ['src/domain/', 'src/kinds/', 'src/lib/words/', 'src/lib/print/', 'jspdf'] },
	// `liveQuery` is how a rune follows a table of Dexie.
	{
		in: /^src\/lib\/state\//,
		may: [
			'src/domain/',
			'src/kinds/',
			'src/lib/state/',
			'src/lib/territory.ts',
			...LIB,
			'dexie',
			'workbox-window',
			'@simplewebauthn/browser',
			'valibot',
			...KIT
		]
	},
	{ in: /^src\/lib\/words\//, may: ['src/domain/', 'src/kinds/', 'src/lib/words/'] },
	{ in: /^src\/lib\/ui\//, may: ['src/domain/', 'src/kinds/', 'src/lib/words/', 'src/lib/ui/', 'svelte/', '@lucide/svelte/'] },
	{ in: /^src\/lib\/territory\.ts$/, may: ['virtual:territory', 'virtual:territory/roads'] },
	{ in: /^src\/lib\/meeting-points\.ts$/, may: ['src/domain/', 'virtual:territory/meeting-points'] },
	{
		in: /^src\/routes\//,
		// An icon is a component that only takes props, like ours.
		may: [
			'src/domain/',
			'src/kinds/',
			'src/lib/state/',
			'src/lib/print/',
			'src/lib/ui/',
			'src/lib/words/',
			'src/lib/territory.ts',
			'src/routes/',
			'src/styles/',
			'@lucide/svelte/',
			'uqr',
			...KIT
		]
	},
	{
		in: /^src\/service-worker\.ts$/,
		may: ['workbox-core/', 'workbox-precaching/', 'workbox-routing/', '$service-worker', 'src/lib/photos/', 'src/lib/words/']
	},
	{ in: /^src\/app\.d\.ts$/, may: KIT, mayKnow: ['server/board/reader.ts'] },
	{ in: /^src\/hooks\.server\.ts$/, may: [...KIT, 'src/domain/'], mayKnow: ['server/board/reader.ts'] },
	{ in: /^src\/virtual\.d\.ts$/, may: [], mayKnow: ['src/domain/'] },
	// Feeds, pictures, letters, notices, framed lists and who has left speak the same French and draw the same ridge as the pages.
	{
		in: /^server\/(feeds|cards|embed|outward|mail|notices|removal)\//,
		may: ['server/', 'src/domain/', 'src/kinds/', 'src/lib/words/', 'src/lib/ui/place.ts', 'src/lib/ui/ridge.ts', 'node:', 'npm:']
	},
	{ in: /^server\//, may: ['server/', 'src/domain/', 'src/kinds/', 'node:', 'npm:'] }
];

/** What no package of the server may be: those of the screen and of the phone's stores. */
const NOT_ON_THE_SERVER = /^(svelte|@sveltejs|@lucide|dexie|pouchdb-adapter-idb|workbox-|virtual:|\$)/;

export interface SourceFile {
	/** From the root of the repository, with `/`. */
	readonly path: string;
	readonly text: string;
}

/** Each import that goes where it may not, as a line to read. */
export function wrongDoors(files: readonly SourceFile[]): string[] {
	return files.flatMap(({ path, text }) => {
		const room = ROOMS.find((one) => one.in.test(path));
		if (!room) return [`${path} is in no room`];
		return importsOf(path, text)
			.filter((one) => !isAllowed(room, path, one))
			.map(({ from, typeOnly }) => `${path} → ${typeOnly ? 'type ' : ''}${from ?? 'something computed'}`);
	});
}

function isAllowed(room: Room, path: string, { from, typeOnly }: Import): boolean {
	// Kit's generated types of a route.
	if (from === './$types') return typeOnly && path.startsWith('src/routes/');
	// The bundle of the pages, which is not there before it is built.
	if (from === undefined) return path === 'server/main.ts';
	const target = resolved(path, from);
	if (room.not?.test(target)) return false;
	const covers = (allowed: string) =>
		allowed === target || (allowed.endsWith('/') && (target.startsWith(allowed) || target === allowed.slice(0, -1)));
	if (room.may.some(covers) || (typeOnly && room.mayKnow?.some(covers))) return true;
	if (!room.may.includes('npm:') || target.startsWith('src/')) return false;
	return target.startsWith('node:') || !NOT_ON_THE_SERVER.test(target);
}

function resolved(path: string, from: string): string {
	if (from.startsWith('$lib')) return from.replace('$lib', 'src/lib');
	return from.startsWith('.') ? posix.join(posix.dirname(path), from) : from;
}
