/** Which of several versions of a document a person would call the same, and which is the later one. */
import { textOf, type AdDoc } from '../ad.ts';
import type { Instant } from '../dates.ts';

type Kept<T> = T & { readonly _rev: string };

/** What a person would call the same: when it was written, and until when it lives, is not a text to choose. */
const adWords = (ad: AdDoc) => JSON.stringify([textOf(ad), ad.state]);
export const sameWords = (a: AdDoc, b: AdDoc) => adWords(a) === adWords(b);

/** The later one; of the same instant, always the same one, so that every device finds the same by itself. */
export const newestFirst = (a: Kept<{ writtenAt: Instant }>, b: Kept<{ writtenAt: Instant }>) =>
	a.writtenAt !== b.writtenAt ? (a.writtenAt < b.writtenAt ? 1 : -1) : a._rev < b._rev ? 1 : -1;

/** Of versions that say the same: the one that lives longest. */
export const longestFirst = (a: Kept<AdDoc>, b: Kept<AdDoc>) =>
	a.expiresOn !== b.expiresOn ? (a.expiresOn < b.expiresOn ? 1 : -1) : newestFirst(a, b);
