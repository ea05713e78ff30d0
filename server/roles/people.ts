/** Members as an administrator looks for them: by their name or their commune, never by how they are reached. */
import type { MemberId, MemberRef } from '../../src/domain/ids.ts';
import type { MemberRecord } from '../accounts/accounts.ts';
import { find } from '../stores/puts.ts';
import type { Db } from '../stores/stores.ts';

export interface Person {
	readonly id: MemberId;
	readonly ref: MemberRef;
	readonly name: string;
	readonly commune: string;
}

export type People = ReturnType<typeof createPeople>;

const PREFIX = 'member:';
const MOST = 20;
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const personOf = (id: MemberId, { ref, profile }: MemberRecord): Person => ({
	id,
	ref,
	name: profile?.name ?? '',
	commune: profile?.commune ?? ''
});

/** Over the accounts' own store, read only. */
export function createPeople(accounts: Db, communeName: (id: string) => string) {
	const byId = async (id: MemberId): Promise<Person | undefined> => {
		const record = await find<MemberRecord>(accounts, PREFIX + id);
		return record && personOf(id, record);
	};

	return {
		byId,
		async byRef(ref: MemberRef): Promise<Person | undefined> {
			const owner = await find<{ member: MemberId }>(accounts, `ref:${ref}`);
			return owner && byId(owner.member);
		},
		/** Whether that text is this member's handle or address of e-mail: what the console was told. */
		async isCalled(id: MemberId, text: string): Promise<boolean> {
			const record = await find<MemberRecord>(accounts, PREFIX + id);
			const said = text.trim().toLowerCase();
			const contact = record?.profile?.contact;
			return record !== undefined && (record.ref === said || (contact?.by === 'email' && contact.email.toLowerCase() === said));
		},
		/** Every word must be in the name, the commune or the handle. A few hundred members: they are all looked at. */
		async search(text: string): Promise<Person[]> {
			const words = plain(text)
				.split(/\s+/)
				.filter((word) => word !== '');
			if (words.length === 0) return [];
			const { rows } = await accounts.allDocs<MemberRecord>({
				include_docs: true,
				startkey: PREFIX,
				endkey: `${PREFIX}\uffff`
			});
			return rows
				.flatMap(({ id, doc }) => (doc?.profile ? [personOf(id.slice(PREFIX.length) as MemberId, doc)] : []))
				.filter(({ name, commune, ref }) => {
					const text = plain(`${name} ${communeName(commune)} ${ref}`);
					return words.every((word) => text.includes(word));
				})
				.sort((a, b) => a.name.localeCompare(b.name, 'fr'))
				.slice(0, MOST);
		}
	};
}
