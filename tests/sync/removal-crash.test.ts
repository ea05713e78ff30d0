/** Stopped at any write of the removal of an account, the server ends it when it opens again: nothing of it is left (L9). */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { embeddedStores } from '../../server/stores/embedded.ts';
import type { Stores } from '../../server/stores/stores.ts';
import { removal } from '../../src/lib/words/removal.ts';
import { boardAd } from '../factories/disk.ts';
import { newPhone, type TestPhone } from '../factories/phones.ts';
import { untilQuiet } from '../factories/quiet.ts';
import { startServer, type TestServer } from '../factories/server.ts';
import { withPower, type Power } from '../factories/stores.ts';
import { guestsOf } from '../factories/village.ts';
import { atEveryCut } from './every-cut.ts';
import { leftIn, scene, WORDS } from './removal-scene.ts';

const TIMEOUT_MS = 600_000;
const DAY_MS = 86_400_000;
let folder: string;
let server: TestServer | undefined;
let phones: TestPhone[] = [];
afterEach(async () => {
	for (const phone of phones) await phone.close();
	await server?.stop().catch(() => undefined);
	await rm(folder, { recursive: true });
});

test(
	'the power goes at each write of a removal: reopened, it is whole, and others were told',
	async () => {
		folder = await mkdtemp(join(tmpdir(), 'removal-crash-'));
		const clock = { at: Date.now() };
		const now = () => clock.at;
		const openOn = (dataDir: string, power?: Power) => {
			const stores: Stores = embeddedStores(dataDir);
			return startServer({ stores: power ? withPower(stores, power) : stores, now, dataDir }).then((opened) => ({
				opened,
				stores
			}));
		};
		// The same story each time: told once, and copied.
		const first = join(folder, 'first');
		({ opened: server } = await openOn(first));
		phones = [newPhone(server.origin, now), newPhone(server.origin, now)];
		const [odette, marc] = phones as [TestPhone, TestPhone];
		const { id, ads, trip, photo } = await scene(server, odette, marc);
		await odette.phone.wishRemoval(true);
		await untilQuiet(server, phones);
		await server.stop();
		clock.at += 8 * DAY_MS;

		let told = 0;
		const writes = await atEveryCut(
			async (power) => {
				const dataDir = join(folder, `copy-${(told += 1)}`);
				await cp(first, dataDir, { recursive: true });
				const cut = await openOn(dataDir, power);
				// The start looks for what is due, too.
				await cut.opened.services.removals.sweep().catch(() => undefined);
				await cut.opened.stop().catch(() => undefined);
				const { opened, stores } = await openOn(dataDir);
				server = opened;
				await opened.services.removals.sweep();
				await opened.services.courier.idle();
				expect(await leftIn(stores, opened, [...WORDS, id, photo])).toEqual([]);
				for (const ad of ads) expect(boardAd(opened.services, ad)).toBeUndefined();
				expect(boardAd(opened.services, trip)?.tally).toBeUndefined();
				await opened.stop();
				server = undefined;
				await rm(dataDir, { recursive: true });
			},
			() => Promise.resolve()
		);
		expect(writes).toBeGreaterThan(30);

		// Marc reads of it, from a server that met no cut.
		({ opened: server } = await openOn(first));
		await server.services.removals.sweep();
		await untilQuiet(server, [marc]);
		expect((await guestsOf(marc, trip)).map(({ roster: { name, state } }) => `${name} ${state}`)).toEqual([
			`${removal.nameless} cancelled`
		]);
	},
	TIMEOUT_MS
);
