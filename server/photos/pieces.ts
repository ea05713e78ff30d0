/** A photo on its way: pieces on the disk, named by where they go, until all of it is there. */
import type { MemberId, PhotoId } from '../../src/domain/ids.ts';
import type { Blobs } from '../stores/stores.ts';

interface Piece {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

const ARRIVING = 'arriving';
const folderOf = (member: MemberId, id: PhotoId) => `${ARRIVING}/${member}/${id}`;

/** Sent twice, or cut and sent again, pieces overlap: of those that go on from here, the one that goes furthest. */
function inOrder(pieces: readonly Piece[]): Piece[] {
	const used: Piece[] = [];
	for (let at = 0; ;) {
		const next = pieces.filter(({ start, end }) => start <= at && end > at).sort((a, b) => b.end - a.end)[0];
		if (!next) return used;
		used.push(next);
		at = next.end;
	}
}

export function createPieces(blobs: Blobs) {
	async function piecesOf(folder: string): Promise<Piece[]> {
		const names = await blobs.list(folder);
		const all = names.map((name) => {
			const [start = 0, length = 0] = name.split('-').map(Number);
			return { name: `${folder}/${name}`, start, end: start + length };
		});
		return inOrder(all);
	}

	return {
		/** How much of it is here, from the beginning on. */
		offset: async (member: MemberId, id: PhotoId) => (await piecesOf(folderOf(member, id))).at(-1)?.end ?? 0,

		add: (member: MemberId, id: PhotoId, start: number, bytes: Uint8Array) =>
			blobs.write(`${folderOf(member, id)}/${String(start).padStart(8, '0')}-${bytes.length}`, bytes),

		/** All that is here, in one. */
		async whole(member: MemberId, id: PhotoId): Promise<Uint8Array<ArrayBuffer>> {
			const pieces = await piecesOf(folderOf(member, id));
			const whole = new Uint8Array(pieces.at(-1)?.end ?? 0);
			for (const { name, start } of pieces) whole.set((await blobs.read(name)) ?? new Uint8Array(), start);
			return whole;
		},

		erase: (member: MemberId, id: PhotoId) => blobs.erase(folderOf(member, id)),

		forget: (member: MemberId) => blobs.erase(`${ARRIVING}/${member}`),

		unfinished: (member: MemberId) => blobs.list(`${ARRIVING}/${member}`),

		async all(): Promise<{ member: MemberId; id: PhotoId }[]> {
			const members = (await blobs.list(ARRIVING)) as MemberId[];
			const each = await Promise.all(
				members.map(async (member) => ((await blobs.list(`${ARRIVING}/${member}`)) as PhotoId[]).map((id) => ({ member, id })))
			);
			return each.flat();
		}
	};
}
