/**
 * The ad for search engines (schema.org), in a script tag that is data only. Honest types: nothing is for sale here, so an
 * ad is something offered or asked for between neighbours; what was lost or found is neither.
 */
import type { PublicAd } from '../../../domain/ad.ts';
import { traitsOf } from '../../../kinds/traits.ts';

interface Told {
	readonly ad: PublicAd;
	readonly place: string;
	readonly category: string | undefined;
	readonly url: string;
	readonly picture: string;
	/** Its photos, in full addresses. */
	readonly photos: readonly string[];
	/** Done, or past its date. */
	readonly over: boolean;
}

/** Fields whose value is missing disappear with `JSON.stringify`. */
export function describe({ ad, place, category, url, picture, photos, over }: Told) {
	const image = photos.length > 0 ? photos : picture;
	const common = { '@context': 'https://schema.org', '@id': url, url, name: ad.title, description: ad.text, image };
	const { item } = traitsOf(ad.kind);
	if (!item) {
		return {
			...common,
			'@type': 'CreativeWork',
			inLanguage: 'fr',
			isAccessibleForFree: true,
			datePublished: ad.publishedAt,
			dateModified: ad.updatedAt,
			expires: ad.expiresOn,
			contentLocation: { '@type': 'Place', name: place },
			keywords: category
		};
	}
	const free = ad.counterpart === 'free' || ad.counterpart === 'thanks';
	return {
		...common,
		'@type': ad.side === 'offer' ? 'Offer' : 'Demand',
		category,
		itemOffered: { '@type': item, name: ad.title },
		areaServed: { '@type': 'Place', name: place },
		availability: `https://schema.org/${over ? 'Discontinued' : 'InStock'}`,
		availabilityStarts: ad.publishedAt,
		availabilityEnds: ad.expiresOn,
		price: ad.side === 'offer' && free ? '0' : undefined,
		priceCurrency: ad.side === 'offer' && free ? 'EUR' : undefined
	};
}

export const structured = (told: Told) =>
	`<script type="application/ld+json">${JSON.stringify(describe(told)).replaceAll('<', '\\u003c')}</` + 'script>';
