/** The figures of an ad travel with its text; phones that do not know them read the rest. */
import { expect, test } from 'vitest';
import { cardOf } from '../../src/domain/wire/cards.ts';
import { readTexts, writeTexts } from '../../src/domain/wire/texts.ts';
import { publicAd } from '../factories/public-ads.ts';

test('what is taken comes back as it was, and costs nothing where nothing is', () => {
	const ads = [publicAd(), publicAd({ tally: { slots: { '2026-12-01.out': [2, 1] } } })];
	const written = writeTexts(ads);
	const cards = ads.map((ad) => cardOf(ad, ad.id));
	expect(readTexts(written, cards).map((ad) => ad?.tally)).toEqual(ads.map(({ tally }) => tally));
	expect(writeTexts([publicAd()])).not.toHaveProperty('tally');
	const { tally: _, ...old } = written;
	expect(readTexts(old, cards).map((ad) => ad?.title)).toEqual(ads.map(({ title }) => title));
});
