/** The ad for search engines (schema.org), in a script tag that is data only. */
import type { PublicAd } from '../../../domain/ad.ts';

export function structured(ad: PublicAd, place: string, url: string): string {
	const thing = {
		'@context': 'https://schema.org',
		'@type': ad.side === 'offer' ? 'Offer' : 'Demand',
		name: ad.title,
		description: ad.text,
		url,
		availabilityStarts: ad.publishedAt,
		availabilityEnds: ad.expiresOn,
		areaServed: place,
		...(ad.side === 'offer' && (ad.counterpart === 'free' || ad.counterpart === 'thanks') && { price: '0', priceCurrency: 'EUR' })
	};
	return `<script type="application/ld+json">${JSON.stringify(thing).replaceAll('<', '\\u003c')}</` + 'script>';
}
