/** Some neighbours, their phones and one server, and what each of them can do to it. */
import { everyAd } from '../factories/boards.ts';
import { newAdId, type AdId } from '../../src/domain/ids.ts';
import type { AdState, AdText } from '../../src/domain/ad.ts';
import { dayOf, addDays } from '../../src/domain/dates.ts';
import type { VerdictCode } from '../../src/domain/refusals.ts';
import { threadOf } from '../../src/domain/ids.ts';
import { memoryStores } from '../../server/stores/memory.ts';
import { adText } from '../factories/ads.ts';
import type { Weather } from '../factories/link.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { profile } from '../factories/profiles.ts';
import { chance, pick } from '../factories/random.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { lasting } from '../factories/stores.ts';

/** What is wrong with an ad, and what the courier must say of it. */
export const FAULTS = {
	category: { text: { category: 'no-such-category' }, code: 'category-unknown' },
	title: { text: { title: 'x'.repeat(81) }, code: 'title-too-long' },
	empty: { text: { text: ' \u200b ' }, code: 'text-missing' },
	past: { text: { on: addDays(dayOf(Date.now()), -30) }, code: 'day-past' }
} satisfies Record<string, { text: Partial<AdText>; code: VerdictCode }>;
export type Fault = keyof typeof FAULTS;

export interface Version {
	readonly text: AdText;
	readonly state: AdState;
	readonly fault: Fault | undefined;
}
export interface WrittenAd {
	readonly id: AdId;
	readonly owner: number;
	readonly versions: Version[];
}
export interface SentMessage {
	readonly from: number;
	readonly ad: AdId;
	readonly text: string;
}

export type Command =
	| {
			readonly do: 'sign-up' | 'write' | 'edit' | 'answer' | 'reply';
			readonly who: number;
			readonly which: number;
			readonly crash: boolean;
			readonly fault: Fault | undefined;
	  }
	| { readonly do: 'set-state'; readonly who: number; readonly which: number; readonly crash: boolean; readonly state: AdState }
	| { readonly do: 'exchange'; readonly who: number; readonly sky: number }
	| { readonly do: 'reopen'; readonly who: number }
	| { readonly do: 'restart' };

const SKIES: readonly Weather[] = ['fine', 'fine', 'fine', 'cut', 'answer-lost', 'twice', 'portal', 'bad-gateway'];

export type World = Awaited<ReturnType<typeof openWorld>>;

/** `skews`: one phone for each, its clock so many hours wrong. */
export async function openWorld(skews: readonly number[]) {
	const stores = lasting(memoryStores());
	let server: TestServer = await startServer({ stores });
	const phones = skews.map((hours) => newPhone(server.origin, () => Date.now() + hours * 3_600_000));
	for (const { link } of phones) link.weather = () => 'cut';
	const ads: WrittenAd[] = [];
	const messages: SentMessage[] = [];
	/** Every `member id revision` the server ever said it had. */
	const acknowledged = new Set<string>();
	let texts = 0;

	const phoneOf = (who: number): TestPhone => phones[who % phones.length]!;
	const isMember = async (phone: TestPhone) => (await phone.phone.identity()) !== undefined;

	/** A write that the battery interrupts after the journal has it, then the app is opened again; or just a write. */
	async function handing(phone: TestPhone, crash: boolean, write: () => Promise<void>) {
		if (!crash) return write();
		// What an earlier crash left is put right first, or the cut would fall there.
		await phone.phone.mail();
		phone.failNextPut();
		await write().then(
			() => Promise.reject(new Error('the crash did not happen')),
			(error: Error) => (error.message === 'the battery went' ? undefined : Promise.reject(error))
		);
		await phone.reopen();
	}

	const newText = (fault: Fault | undefined): AdText => {
		texts += 1;
		const text = adText({ title: `Annonce ${texts}`, text: `Texte ${texts}` });
		return fault ? { ...text, ...FAULTS[fault].text } : text;
	};

	async function writeAd(who: number, ad: WrittenAd, fault: Fault | undefined, crash: boolean) {
		const text = newText(fault);
		ad.versions.push({ text, state: 'live', fault });
		await handing(phoneOf(who), crash, () => phoneOf(who).phone.publish(ad.id, text));
	}

	async function setState(who: number, which: number, state: AdState, crash: boolean) {
		const own = ads.filter((ad) => ad.owner === who);
		const ad = own[which % own.length];
		if (!ad) return;
		const { phone } = phoneOf(who);
		const doc = (await phone.mail())!.contents.ads.find(({ _id }) => _id === `ad:${ad.id}`)!;
		ad.versions.push({ ...ad.versions.at(-1)!, state });
		await handing(phoneOf(who), crash, () => phone.setState(doc, state));
	}

	async function send(
		who: number,
		which: number,
		crash: boolean,
		find: () => Promise<readonly { ad: AdId; thread: ReturnType<typeof threadOf> }[]>
	) {
		const places = await find();
		const place = places[which % places.length];
		if (!place) return;
		texts += 1;
		const text = `Message ${texts}`;
		messages.push({ from: who, ad: place.ad, text });
		await handing(phoneOf(who), crash, () => phoneOf(who).phone.send(place.thread, text));
	}

	async function answerable(who: number) {
		const { phone } = phoneOf(who);
		const { ref } = (await phone.identity())!;
		const shown = (await everyAd(phone.board)).filter((ad) => typeof ad === 'object');
		return shown.filter(({ author }) => author.ref !== ref).map(({ id }) => ({ ad: id, thread: threadOf(id, ref) }));
	}

	const heardBy = async (who: number) => (await phoneOf(who).phone.mail())!.contents.inbox;

	async function act(command: Command): Promise<void> {
		if (command.do === 'restart') {
			await server.stop();
			server = await startServer({ stores });
			for (const { link } of phones) link.origin = server.origin;
			return;
		}
		const who = command.who % phones.length;
		const phone = phoneOf(who);
		if (command.do === 'exchange') {
			const random = chance(command.sky);
			phone.link.weather = () => pick(SKIES, random);
			await phone.exchange();
			return;
		}
		if (command.do === 'reopen') return phone.reopen();
		if (command.do === 'sign-up' || !(await isMember(phone))) {
			return handing(phone, command.crash, () => phone.phone.signUp(profile({ name: `Personne ${who}` })));
		}
		switch (command.do) {
			case 'write': {
				const ad = { id: newAdId(), owner: who, versions: [] };
				ads.push(ad);
				return writeAd(who, ad, command.fault, command.crash);
			}
			case 'edit': {
				const own = ads.filter((ad) => ad.owner === who);
				const ad = own[command.which % own.length];
				return ad && writeAd(who, ad, command.fault, command.crash);
			}
			case 'set-state':
				return setState(who, command.which, command.state, command.crash);
			case 'answer':
				return send(who, command.which, command.crash, () => answerable(who));
			case 'reply':
				return send(who, command.which, command.crash, () => heardBy(who));
		}
	}

	async function noteReceipts() {
		for (const { phone } of phones) {
			const self = await phone.identity();
			for (const { id, rev, denied } of self ? await phone.device.receipts.toArray() : []) {
				if (denied === undefined) acknowledged.add(`${self!.id} ${id} ${rev}`);
			}
		}
	}

	return {
		phones,
		ads,
		messages,
		acknowledged,
		get server() {
			return server;
		},
		async act(command: Command) {
			await act(command);
			await noteReceipts();
		},
		noteReceipts,
		async close() {
			for (const phone of phones) await phone.close();
			await server.stop();
		}
	};
}
