/** What is still to be done for those who left this phone: erase their mailbox here, and tell the server, whenever it can be reached. */
import { MAILBOX_PREFIX } from '../../domain/mailbox.ts';
import type { DeviceDb } from '../device/db.ts';
import { NoNetwork, type Fetch } from '../net/patient-fetch.ts';
import type { Pouch } from '../mailbox/mailbox.ts';

interface Deps {
	readonly device: DeviceDb;
	readonly loadPouch: () => Promise<Pouch>;
	/** Absent: nothing is said now. */
	readonly fetch: Fetch | undefined;
	readonly origin: string;
}

/** Another tab that holds the store open lets go of it when it sees who is here; until then, erasing waits and this does not. */
const PATIENCE_MS = 3_000;

export async function settleLeaving({ device, loadPouch, fetch, origin }: Deps): Promise<void> {
	for (const { key, member, secret, erase } of await device.leaving.toArray()) {
		if (erase) {
			if ((await device.identity.get('self'))?.id === member) continue;
			const erased = await within(eraseMailbox(loadPouch, member));
			if (!erased) continue;
			await device.leaving.update(key, { erase: false });
		}
		if (secret !== undefined) {
			if (!fetch) continue;
			const response = await fetch(`${origin}/api/session/leave`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				credentials: 'same-origin',
				body: JSON.stringify({ id: member, secret })
			});
			if (!response.ok) throw new NoNetwork(`leaving: ${response.status}`);
		}
		await device.leaving.delete(key);
	}
}

async function eraseMailbox(loadPouch: () => Promise<Pouch>, member: string): Promise<void> {
	const Local = await loadPouch();
	await new Local(`sharetreuse-${MAILBOX_PREFIX}${member}`).destroy();
}

const within = (work: Promise<unknown>) =>
	Promise.race([
		work.then(() => true),
		new Promise<false>((resolve) => {
			setTimeout(() => resolve(false), PATIENCE_MS);
		})
	]);
