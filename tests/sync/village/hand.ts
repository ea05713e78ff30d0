/**
 * A member without a whole phone: writes documents with revisions of their own, brings them to the server's real doors when
 * there is signal, and takes back what the server has for them. Sixty of them live a month in seconds.
 */
import { createHash } from 'node:crypto';
import type { PublicAd } from '../../../src/domain/ad.ts';
import type { AdId, MemberId, MemberRef } from '../../../src/domain/ids.ts';
import type { Weather } from '../../factories/link.ts';

export interface Self {
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly secret: string;
}
type Fields = Readonly<Record<string, unknown>>;
export interface Paper {
	readonly doc: Fields | undefined;
	/** Newest first; the first is its own. */
	readonly hashes: readonly string[];
	readonly acknowledged: boolean;
}
interface Row {
	readonly id: string;
	readonly seq: number;
	readonly deleted?: true;
	readonly doc?: Fields & { readonly _rev: string };
}
interface Changes {
	readonly results: readonly Row[];
	readonly last_seq: number;
}

export const revOf = ({ hashes: [hash = ''], hashes }: Paper) => `${hashes.length}-${hash}`;

export type Hand = ReturnType<typeof newHand>;

/** `weather` is asked at each request; `overheard`: everything the board ever answered, word for word. */
export function newHand(self: Self, origin: () => string, weather: () => Weather, overheard: (text: string) => void) {
	const papers = new Map<string, Paper>();
	const mail = new Map<string, Fields & { readonly _rev: string }>();
	const board = new Map<AdId, PublicAd>();
	const acknowledged = new Set<string>();
	let [cookie, mailSeq, boardSeq] = ['', 0, 0];

	async function once(path: string, body?: unknown): Promise<Response> {
		const response = await fetch(origin() + path, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		const [set] = response.headers.getSetCookie();
		if (set) cookie = set.split(';')[0] ?? '';
		return response;
	}

	/** The text of the answer; undefined when none came, or not a good one. */
	async function ask(path: string, body?: unknown): Promise<string | undefined> {
		const sky = weather();
		if (sky === 'cut' || sky === 'portal' || sky === 'bad-gateway') return undefined;
		if (sky === 'twice') await (await once(path, body)).arrayBuffer();
		const response = await once(path, body).catch(() => undefined);
		const text = await response?.text();
		return sky !== 'answer-lost' && response?.ok ? text : undefined;
	}

	async function bring(): Promise<boolean> {
		const waiting = [...papers].filter(([, paper]) => !paper.acknowledged);
		if (waiting.length === 0) return true;
		const docs = waiting.map(([id, paper]) => ({
			...(paper.doc ?? { _deleted: true }),
			_id: id,
			_rev: revOf(paper),
			_revisions: { start: paper.hashes.length, ids: paper.hashes }
		}));
		const text = await ask(`/db/member-${self.id}/_bulk_docs`, { new_edits: false, docs });
		if (text === undefined) return false;
		const failed = new Set((JSON.parse(text) as { id: string }[]).map(({ id }) => id));
		for (const [id, paper] of waiting) {
			if (failed.has(id)) continue;
			papers.set(id, { ...paper, acknowledged: true });
			acknowledged.add(`${id} ${revOf(paper)}`);
		}
		return failed.size === 0;
	}

	async function takeMail(): Promise<boolean> {
		const text = await ask(`/db/member-${self.id}/_changes?since=${mailSeq}&include_docs=true`);
		if (text === undefined) return false;
		const { results, last_seq } = JSON.parse(text) as Changes;
		for (const { id, deleted, doc } of results) {
			if (papers.has(id)) continue;
			if (deleted) mail.delete(id);
			else if (doc) mail.set(id, doc);
		}
		const moved = results.length > 0;
		mailSeq = Number(last_seq);
		return !moved;
	}

	async function readBoard(): Promise<boolean> {
		const text = await ask(`/db/board/_changes?since=${boardSeq}&include_docs=true`);
		if (text === undefined) return false;
		overheard(text);
		const { results, last_seq } = JSON.parse(text) as Changes;
		for (const { id, deleted, doc } of results) {
			if (!id.startsWith('ad:')) continue;
			const ad = id.slice(3) as AdId;
			const { _id: _, _rev: __, ...rest } = doc ?? ({} as Fields);
			if (deleted || !doc) board.delete(ad);
			else board.set(ad, { id: ad, ...rest } as unknown as PublicAd);
		}
		const moved = results.length > 0;
		boardSeq = Number(last_seq);
		return !moved;
	}

	return {
		self,
		papers,
		mail,
		board,
		/** Every `id revision` the server ever said it had. */
		acknowledged,
		own: <T>(id: string) => papers.get(id)?.doc as T | undefined,
		/** Of one type, newest written last. */
		written: <T>(type: string) => [...papers.values()].flatMap(({ doc }) => (doc?.['type'] === type ? [doc as T] : [])),
		received: <T>(type: string) => [...mail.values()].flatMap((doc) => (doc['type'] === type ? [doc as T] : [])),

		/** Of one type, something was written that the server is not known to have. */
		isWaiting: (type: string) => [...papers.values()].some(({ doc, acknowledged: has }) => !has && doc?.['type'] === type),

		/** Writes a document anew, or erases it; nothing leaves before there is signal. */
		write(id: string, doc: Fields | undefined) {
			const old = papers.get(id);
			// Nobody but its writer knows it yet: what replaces it is still a first revision of what was sent before.
			const before = old?.hashes ?? [];
			const hash = createHash('md5')
				.update(JSON.stringify([id, doc, before]))
				.digest('hex');
			papers.delete(id);
			papers.set(id, { doc, hashes: [hash, ...before], acknowledged: false });
		},
		async signIn(): Promise<boolean> {
			return cookie !== '' || (await ask('/api/session', self)) !== undefined;
		},
		bring,
		takeMail,
		readBoard,
		report: (report: object) => ask('/api/reports', report),
		/** There is signal: what waits goes, what waits there comes. True when everything went and nothing was new. */
		async sit(idle: () => Promise<void>): Promise<boolean> {
			if (!(await this.signIn())) return false;
			const brought = await bring();
			await idle();
			const [mailQuiet, boardQuiet] = [await takeMail(), await readBoard()];
			return brought && mailQuiet && boardQuiet;
		}
	};
}
