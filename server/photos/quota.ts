/** Whose photos are here and since when: how many one person may send, and how long one waits for its ad. */
import type { MemberId, PhotoId } from '../../src/domain/ids.ts';
import { QUOTA } from '../../src/domain/photos/limits.ts';
import type { Keys } from '../stores/stores.ts';

const PREFIX = 'photo-of:';
const DAY_MS = 86_400_000;

export function createQuota(keys: Keys, now: () => number) {
	const key = (member: MemberId, id: PhotoId) => `${PREFIX}${member}:${id}`;
	return {
		/** Counts this photo as that member's. Else the seconds after which there is room for it. */
		async take(member: MemberId, id: PhotoId): Promise<'taken' | number> {
			if (await keys.get(key(member, id))) return 'taken';
			const ages = (await keys.list(`${PREFIX}${member}:`)).map(([, at]) => now() - Number(at)).sort((a, b) => b - a);
			const recent = ages.filter((age) => age < DAY_MS);
			if (ages.length >= QUOTA.inAll) return DAY_MS / 1000;
			const oldest = recent[recent.length - QUOTA.perDay];
			if (oldest !== undefined) return Math.ceil((DAY_MS - oldest) / 1000);
			await keys.put(key(member, id), String(now()));
			return 'taken';
		},

		of: async (member: MemberId): Promise<PhotoId[]> =>
			(await keys.list(`${PREFIX}${member}:`)).map(([name]) => name.split(':')[2] as PhotoId),

		async all(): Promise<{ member: MemberId; id: PhotoId; at: number }[]> {
			return (await keys.list(PREFIX)).map(([name, at]) => {
				const [member, id] = name.slice(PREFIX.length).split(':');
				return { member: member as MemberId, id: id as PhotoId, at: Number(at) };
			});
		},

		forget: (member: MemberId, id: PhotoId) => keys.delete(key(member, id))
	};
}
