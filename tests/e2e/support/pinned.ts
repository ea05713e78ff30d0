/** Puts ads on the board of a server that is not running, as they would be after weeks of use. */
import type { PublicAd } from '../../../src/domain/ad.ts';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openFrom } from '../../../server/open.ts';

export async function pinBefore(dataDir: string, ads: readonly PublicAd[], withdrawn: readonly PublicAd[] = []): Promise<void> {
	const services = await openFrom(readConfig({ DATA_DIR: dataDir, DEMO: '0' }), createLog('silent'));
	await services.board.fill([...ads, ...withdrawn]);
	for (const { id } of withdrawn) await services.board.remove(id);
	await services.close();
}
