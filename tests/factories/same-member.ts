/** A second phone of the same person, by the code it shows and the first says yes to: one member, two devices. */
import * as devices from '../../src/lib/phone/known/devices.ts';
import * as enter from '../../src/lib/phone/known/enter.ts';
import { newPhone, type TestPhone } from './phones.ts';

export async function newPhoneOf(first: TestPhone, origin: string, now?: () => number): Promise<TestPhone> {
	const phone = newPhone(origin, now);
	const { code } = await enter.beginPairing(phone.phone);
	await devices.letIn(first.phone, code);
	if (!(await enter.byPairing(phone.phone))) throw new Error('the first phone said yes, and the second is not in');
	return phone;
}
