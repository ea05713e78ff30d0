/** Letters that are over for somebody: they said stop, or their address takes none. Said in their mailbox, where they read it. */
import type { MemberId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import { channel } from '../../src/domain/notices/docs.ts';
import { putOnce } from '../stores/puts.ts';
import type { Registry } from '../stores/registry.ts';
import type { NoticeRecords } from './records.ts';

export type Channels = ReturnType<typeof createChannels>;

export function createChannels(records: NoticeRecords, registry: Registry, now: () => number) {
	/** Writes what is noted and not yet in the mailbox; a crash leaves it noted. */
	async function tell(member: MemberId): Promise<void> {
		const record = await records.choices(member);
		if (!record?.over || record.untold === undefined) return;
		const { over, rev, untold } = record;
		await registry.use(MAILBOX_PREFIX + member, (db) => putOnce(db, channel(over, rev, untold)));
		await records.changeChoices(member, (old) => {
			if (!old || old.rev !== rev) return undefined;
			const { untold: _, ...rest } = old;
			return rest;
		});
	}

	return {
		tell,
		/** From this moment on no letter leaves. Done twice, it is done once. */
		async end(member: MemberId, over: 'stopped' | 'refused'): Promise<void> {
			const at = new Date(now()).toISOString();
			await records.changeChoices(member, (old) => (old && !old.over ? { ...old, over, untold: at } : undefined));
			await tell(member);
		}
	};
}
