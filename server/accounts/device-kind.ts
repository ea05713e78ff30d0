/** What a browser says of its machine, as far as its owner needs it to tell two devices apart. Nothing else of it is kept. */
import type { DeviceKind } from '../../src/domain/codes/known.ts';

const SIGNS: readonly (readonly [RegExp, DeviceKind])[] = [
	[/iPhone|iPod/, 'iphone'],
	[/iPad/, 'ipad'],
	[/Android/, 'android'],
	[/Windows/, 'windows'],
	[/Macintosh|Mac OS X/, 'mac'],
	[/Linux|CrOS/, 'linux']
];

export const deviceKind = (userAgent = ''): DeviceKind => SIGNS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'other';
