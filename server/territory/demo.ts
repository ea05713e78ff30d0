/**
 * The demonstration board of a kit: invented neighbours and their ads, so that a fresh machine shows a living board.
 * Everything is dated from the day of the seed, and every id comes from what is written: two seeds of the same day agree.
 */
import { join } from 'node:path';
import type { AdId } from '../../src/domain/ids.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { adFiles, readAds } from './demo-ads.ts';
import { readMembers } from './demo-members.ts';
import type { Demo } from './demo-shape.ts';
import { Problems } from './problems.ts';

export { adTextOn, MEMBER_ROLES, type Demo, type DemoAd, type DemoMember } from './demo-shape.ts';

/** Reads and checks `demo/` in the kit. Throws one `TerritoryError` that lists everything to correct. */
export function loadDemo(folder: string, territory: Territory): Demo {
	const problems = new Problems();
	const members = readMembers(join(folder, 'demo', 'members.yaml'), territory, problems);
	// Nobody to sign the ads: every one of them would be told, and that is the members' fault.
	if (members.size === 0) problems.throwIfAny();
	const adsFolder = join(folder, 'demo', 'ads');
	const titles = new Map<AdId, string>();
	const ads = adFiles(adsFolder, problems).flatMap((name) =>
		readAds(join(adsFolder, name), { territory, members, problems, titles })
	);
	problems.throwIfAny();
	return { members: [...members.values()], ads };
}
