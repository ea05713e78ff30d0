/** All the ways of being known, put together for the routes. */
import type { MemberId } from '../../src/domain/ids.ts';
import type { DeviceKind, KnownEvent } from '../../src/domain/codes/known.ts';
import type { Mail } from '../mail/mail.ts';
import type { Db, Keys } from '../stores/stores.ts';
import type { Accounts, Profile } from './accounts.ts';
import { createHardHash } from './hashes.ts';
import { createHistory } from './history.ts';
import { createMailedCodes } from './mailed-codes.ts';
import { createPairings } from './pairings.ts';
import { createSheets } from './sheets.ts';
import { createSlips } from './slips.ts';

interface Deps {
	readonly accounts: Accounts;
	/** Beside the members: what lasts. */
	readonly db: Db;
	/** What lasts ten minutes. */
	readonly passing: Db;
	readonly keys: Keys;
	readonly mail: Mail;
	readonly now: () => number;
}

export type KnownWays = ReturnType<typeof createKnownWays>;

export function createKnownWays({ accounts, db, passing, keys, mail, now }: Deps) {
	const hard = createHardHash(keys);
	const history = createHistory(db, mail, now);

	/** The courier has accepted a profile: whoever could be reached another way until now is told there. */
	async function setProfile(member: MemberId, profile: Profile): Promise<void> {
		const before = await accounts.setProfile(member, profile);
		if (before?.profile === undefined || sameContact(before.profile, profile)) return;
		await history.tell(member, 'contact-changed', before.confirmedEmail);
	}

	/** Told where they can be reached: at the address they have confirmed, and in *Mes appareils*. */
	const tell = async (member: MemberId, what: KnownEvent, kind?: DeviceKind) =>
		history.tell(member, what, (await accounts.member(member))?.confirmedEmail, kind);

	return {
		accounts,
		setProfile,
		mail,
		now,
		tell,
		codes: createMailedCodes(passing, now),
		pairings: createPairings(passing, hard, now),
		slips: createSlips(db, hard, now),
		sheets: createSheets(db, hard, now),
		history
	};
}

const sameContact = (a: Profile, b: Profile) =>
	JSON.stringify(Object.entries(a.contact).sort()) === JSON.stringify(Object.entries(b.contact).sort());
