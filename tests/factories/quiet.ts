/** Fine weather, until nothing moves any more. */
import type { TestPhone } from './phones.ts';
import type { TestServer } from './server.ts';

/** Ten are never needed: a write goes up, its copy and its verdict come down, and the board follows. */
const ROUNDS = 10;

export async function untilQuiet(server: TestServer, phones: readonly TestPhone[]): Promise<void> {
	for (const { link } of phones) {
		link.origin = server.origin;
		link.weather = () => 'fine';
	}
	for (let round = 0; round < ROUNDS; round += 1) {
		const before = await fingerprint(server, phones);
		const went = [];
		for (const phone of phones) {
			went.push(await phone.exchange());
			await server.services.courier.idle();
		}
		const quiet = went.every(({ reached, verdictDue }) => reached && !verdictDue);
		if (quiet && (await fingerprint(server, phones)) === before) return;
	}
	throw new Error(`still not quiet after ${ROUNDS} rounds of fine weather`);
}

async function fingerprint({ services }: TestServer, phones: readonly TestPhone[]): Promise<string> {
	const parts: unknown[] = [services.board.image().seq];
	for (const { phone, mailbox } of phones) {
		parts.push((await phone.board.copy())?.seq, (await mailbox?.info())?.update_seq, await phone.device.receipts.toArray());
	}
	return JSON.stringify(parts);
}
