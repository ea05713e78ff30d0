/** Leaving a phone, with or without network; and what others had left on it. */
import type { MemberId } from '../../../domain/ids.ts';
import type { SetAside } from '../../device/db.ts';
import type { Asking } from './ask.ts';

export interface LeavingBehind {
	readonly unsent: number;
	readonly drafts: number;
	/** No server knows them: once left, they cannot come back but on this phone. */
	readonly never: boolean;
}

export async function leavingBehind({ device, identity }: Asking): Promise<LeavingBehind> {
	const [unsent, ads, messages, self] = await Promise.all([
		device.journal.count(),
		device.adDrafts.count(),
		device.messageDrafts.count(),
		identity()
	]);
	return { unsent, drafts: ads + messages, never: self !== undefined && self.epoch === undefined };
}

/** Nothing of theirs stays; but what had not left, if they want it to wait here, is kept apart for them. */
export const leave = (phone: Asking, keep: 'texts' | 'nothing') => phone.change(undefined, { keep });

/** What waits under another name: who, and how much; never what. */
export type Aside = Pick<SetAside, 'member' | 'name' | 'unsent' | 'drafts' | 'at'> & { readonly never: boolean };

export const asides = async ({ device }: Asking): Promise<readonly Aside[]> =>
	(await device.aside.toArray()).map(({ member, name, unsent, drafts, at, identity }) => ({
		member,
		name,
		unsent,
		drafts,
		at,
		never: identity.epoch === undefined
	}));

export async function eraseAside({ device }: Asking, member: MemberId): Promise<void> {
	await device.transaction('rw', device.aside, device.leaving, async () => {
		await device.aside.delete(member);
		await device.leaving.add({ member, erase: true } as never);
	});
}

/** Somebody whom only this phone knows comes back. */
export async function comeBack(phone: Asking, member: MemberId): Promise<void> {
	const aside = await phone.device.aside.get(member);
	if (aside && aside.identity.secret !== '') await phone.change(aside.identity, { keep: 'all' });
	void phone.exchange();
}

interface Written {
	readonly title?: unknown;
	readonly text?: unknown;
}
/** To be kept as a file: titles and texts, one after the other. Of who is at home, or of somebody set aside. */
export async function copyOf({ device }: Asking, member?: MemberId): Promise<string> {
	const tables = member
		? ((await device.aside.get(member))?.tables ?? {})
		: {
				journal: await device.journal.toArray(),
				adDrafts: await device.adDrafts.toArray(),
				messageDrafts: await device.messageDrafts.toArray()
			};
	const written: Written[] = [
		...((tables.journal ?? []) as { doc: Written }[]).map(({ doc }) => doc),
		...((tables.adDrafts ?? []) as { fields: Written }[]).map(({ fields }) => fields),
		...((tables.messageDrafts ?? []) as Written[])
	];
	return written
		.map(({ title, text }) => [title, text].filter((part) => typeof part === 'string' && part !== '').join('\n\n'))
		.filter(Boolean)
		.join('\n\n————\n\n');
}
