import { dayOf } from '../../src/domain/dates.ts';
import { stateOfAd, stateOfMessage, type Heard, type OwnState } from '../../src/domain/own-item.ts';
import type { Receipt } from '../../src/lib/device/db.ts';
import { acknowledges } from '../../src/lib/device/journal.ts';
import type { TestPhone } from './phones.ts';

const acknowledged = (receipt: Receipt | undefined, rev: string) => (acknowledges(receipt, rev) ? rev : receipt?.rev);

/** The state of each ad and message of a phone, as its screen would show it. */
export async function statesOf({ phone }: TestPhone): Promise<Record<string, OwnState>> {
	const mail = await phone.mail();
	if (!mail) return {};
	const heard = (id: string, rev: string): Heard => ({
		acknowledged: acknowledged(mail.receipts.get(id), rev),
		verdicts: mail.contents.verdicts.get(id) ?? new Map(),
		notices: mail.contents.notices.get(id)
	});
	const today = dayOf(Date.now());
	return Object.fromEntries([
		...mail.contents.ads.map((ad) => [ad._id, stateOfAd(ad, heard(ad._id, ad._rev), today)] as const),
		...mail.contents.messages.map((message) => [message._id, stateOfMessage(message, heard(message._id, message._rev))] as const)
	]);
}
