/** The address of an ad's picture for social networks. Its version is in it, so that what is there never changes. */
import type { PublicAd } from './ad.ts';

/** To be raised when the drawing changes. */
const DRAWING = 1;

export const CARD = { width: 1200, height: 630 } as const;

export const cardVersion = (ad: Pick<PublicAd, 'updatedAt'>) => `${DRAWING}-${Date.parse(ad.updatedAt).toString(36)}`;
export const cardPath = (ad: Pick<PublicAd, 'id' | 'updatedAt'>) => `/annonces/${ad.id}/carte.png?v=${cardVersion(ad)}`;
