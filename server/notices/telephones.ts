/** The telephones a member asked to be told on: five at the most, each for as long as its session lasts (S10). */
import type { MemberId } from '../../src/domain/ids.ts';
import { isPushEndpoint, SUBSCRIPTIONS_MAX, type Subscription } from '../../src/domain/notices/push.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { DeviceId } from '../accounts/devices.ts';
import { sha256 } from '../accounts/hashes.ts';
import type { NoticeRecords, SubscriptionRecord } from './records.ts';

export type Telephones = ReturnType<typeof createTelephones>;

const nameOf = (endpoint: string) => sha256(endpoint).slice(0, 32);

export function createTelephones(records: NoticeRecords, accounts: Pick<Accounts, 'devices' | 'isOpen'>, now: () => number) {
	async function stands({ device, session, endpoint }: SubscriptionRecord): Promise<boolean> {
		const record = await accounts.devices.get(device as DeviceId);
		const isGood = record !== undefined && accounts.devices.standing(record) === 'good';
		return isGood && isPushEndpoint(endpoint) && (await accounts.isOpen(session));
	}

	/** Those that may be told now; the others are forgotten on the way. */
	async function of(member: MemberId): Promise<SubscriptionRecord[]> {
		const standing: SubscriptionRecord[] = [];
		for (const one of await records.subscriptions(member)) {
			if (await stands(one)) standing.push(one);
			else await drop(member, one.endpoint);
		}
		return standing.sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
	}

	const drop = (member: MemberId, endpoint: string) => records.dropSubscription(member, nameOf(endpoint));

	return {
		of,
		drop,
		/** The same twice is once. A sixth takes the place of the oldest. */
		async add(member: MemberId, subscription: Subscription, device: string, session: string): Promise<void> {
			const record = { ...subscription, member, device, session, addedAt: new Date(now()).toISOString() };
			await records.changeSubscription(member, nameOf(subscription.endpoint), () => record);
			const all = await of(member);
			for (const { endpoint } of all.slice(0, Math.max(0, all.length - SUBSCRIPTIONS_MAX))) await drop(member, endpoint);
		}
	};
}
