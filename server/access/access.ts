/** Roles, second factors and passkeys, in one store of their own beside the accounts. */
import type { MemberId } from '../../src/domain/ids.ts';
import { communeName, type Territory } from '../../src/domain/territory.ts';
import { createPasskeys } from '../passkeys/passkeys.ts';
import { createClaims } from '../roles/claims.ts';
import { createPeople } from '../roles/people.ts';
import { openRoles } from '../roles/roles.ts';
import { createFreshness } from '../second-factor/freshness.ts';
import { createSecondFactor } from '../second-factor/second-factor.ts';
import type { Db } from '../stores/stores.ts';

interface Deps {
	/** Its own. */
	readonly db: Db;
	/** Only read: names and handles. */
	readonly accounts: Db;
	readonly territory: Territory;
	/** The address people type: passkeys are bound to it. */
	readonly origin: string;
	/** Where `npm run admin` leaves its code; absent for a server without a folder. */
	readonly dataDir: string | undefined;
	readonly now: () => number;
}

export type Access = Awaited<ReturnType<typeof openAccess>>;

export async function openAccess({ db, accounts, territory, origin, dataDir, now }: Deps) {
	const roles = await openRoles(db, now);
	const people = createPeople(accounts, (id) => communeName(territory, id));
	const freshness = createFreshness(now);
	const secondFactor = createSecondFactor(db, now, territory.name);
	const passkeys = createPasskeys(db, { origin, name: territory.name }, now);

	return {
		roles,
		people,
		freshness,
		secondFactor,
		passkeys,
		claims: createClaims(dataDir, now),
		/** Nothing of what they may do, or are known by, is left; the log of roles says that it ended, of nobody one can find. */
		async forget(member: MemberId): Promise<void> {
			for (const role of roles.of(member)) await roles.change('command', member, 'take', role, () => undefined);
			await secondFactor.forget(member);
			await passkeys.forgetAll(member);
			freshness.forget(member);
		},
		security: {
			/** Has a second factor of any sort. */
			async isGuarded(member: MemberId): Promise<boolean> {
				return (await secondFactor.state(member)).app || (await passkeys.list(member)).length > 0;
			},
			/** What an app or a key calls the person: their own name, on their own device. */
			async labelOf(member: MemberId): Promise<string> {
				const person = await people.byId(member);
				return person?.name || person?.ref || territory.name;
			},
			/** A sheet of codes is for when the rest is lost: without the rest there is none. */
			async tidy(member: MemberId): Promise<void> {
				const guarded = (await secondFactor.state(member)).app || (await passkeys.list(member)).length > 0;
				if (guarded) return;
				await secondFactor.remove(member, true);
				freshness.forget(member);
			},
			/** Everything lost: the association, or whoever has the console, lets them begin again. */
			async startAnew(member: MemberId): Promise<void> {
				await secondFactor.remove(member, true);
				await passkeys.forgetAll(member);
				freshness.forget(member);
			}
		}
	};
}
