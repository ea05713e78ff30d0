/**
 * Which mailboxes still have work, durably: marked on disk before a write is acknowledged,
 * unmarked once the courier has dealt with everything that came. A crash between the two leaves the mark.
 */
import type { MemberId } from '../../src/domain/ids.ts';
import type { Keys } from '../stores/stores.ts';

const PREFIX = 'd:';

interface Mark {
	/** Writes begun and not ended: their documents may not be in the mailbox yet. */
	writing: number;
	/** Raised at every write, so that one that came while the courier was reading is noticed. */
	version: number;
	kept: boolean;
	/** Puts and deletions reach the disk one after the other, or a late deletion would take a new mark away. */
	disk: Promise<void>;
}

export type Markers = ReturnType<typeof createMarkers>;

export function createMarkers(keys: Keys) {
	const marks = new Map<MemberId, Mark>();
	function markOf(member: MemberId): Mark {
		const found = marks.get(member) ?? { writing: 0, version: 0, kept: false, disk: Promise.resolve() };
		marks.set(member, found);
		return found;
	}

	return {
		/** Resolves once the mark is on disk. A mailbox that is still marked pays nothing. */
		async beforeWrite(member: MemberId): Promise<void> {
			const mark = markOf(member);
			mark.writing += 1;
			mark.version += 1;
			if (!mark.kept) {
				mark.kept = true;
				mark.disk = mark.disk.then(() => keys.put(PREFIX + member, '1'));
			}
			try {
				await mark.disk;
			} catch (error) {
				mark.kept = false;
				mark.disk = Promise.resolve();
				mark.writing -= 1;
				throw error;
			}
		},

		afterWrite(member: MemberId): void {
			markOf(member).writing -= 1;
		},

		/** Taken before the courier reads, given back to `clear` when all it read is dealt with. */
		versionOf: (member: MemberId) => markOf(member).version,

		/** Unmarks, unless a write came or is under way. A deletion that fails only means work done twice. */
		async clear(member: MemberId, version: number): Promise<void> {
			const mark = markOf(member);
			if (mark.writing > 0 || mark.version !== version) return;
			mark.kept = false;
			mark.disk = mark.disk.then(() => keys.delete(PREFIX + member)).catch(() => {});
			await mark.disk;
			if (!mark.kept && mark.writing === 0) marks.delete(member);
		},

		/** There is no such mailbox any more. */
		async forget(member: MemberId): Promise<void> {
			const mark = markOf(member);
			mark.kept = false;
			mark.disk = mark.disk.then(() => keys.delete(PREFIX + member)).catch(() => {});
			await mark.disk;
			marks.delete(member);
		},

		/** Every mailbox that was marked when the server stopped. */
		async left(): Promise<MemberId[]> {
			const found = await keys.list(PREFIX);
			return found.map(([key]) => key.slice(PREFIX.length) as MemberId);
		}
	};
}
