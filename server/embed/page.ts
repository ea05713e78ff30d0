/** The framed list as a whole page: every link opens in the whole window, on the board. */
import type { PublicAd } from '../../src/domain/ad.ts';
import { cleanLine } from '../../src/domain/clean.ts';
import { dayOf, type Day } from '../../src/domain/dates.ts';
import { withoutContact } from '../../src/domain/discreet.ts';
import type { Filter } from '../../src/domain/filter.ts';
import { placeOf } from '../../src/lib/ui/place.ts';
import { common } from '../../src/lib/words/common.ts';
import { takesPlace, until } from '../../src/lib/words/dates.ts';
import { embed, feeds } from '../../src/lib/words/feeds.ts';
import { kindWords } from '../../src/kinds/words.ts';
import { choiceOf } from '../feeds/about.ts';
import { escapeMarkup as e } from '../outward/markup.ts';
import type { Outward } from '../outward/outward.ts';
import { STYLE } from './style.ts';

/** What one scrolls through in somebody else's page; the rest is one tap away. */
const MOST = 20;

export function embedPage(ads: readonly PublicAd[], filter: Filter, outward: Outward): string {
	const { territory, addresses, demo, now } = outward;
	const today = dayOf(now());
	const title = embed.title(choiceOf(filter, territory));
	return [
		'<!doctype html><html lang="fr"><head><meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${e(title)} · ${e(territory.name)}</title>`,
		`<link rel="canonical" href="${e(addresses.list(filter))}">`,
		`<style>${STYLE}</style></head><body><main><h1>${e(title)}</h1>`,
		demo ? `<p class="demo">${e(common.demo)}</p>` : '',
		ads.length > 0
			? `<ul>${ads
					.slice(0, MOST)
					.map((ad) => note(ad, outward, today))
					.join('')}</ul>`
			: `<p>${e(embed.none)}</p>`,
		`<p class="more"><a href="${e(addresses.list(filter))}" target="_top">${e(embed.all(ads.length))}</a>`,
		`<a href="${e(addresses.page('/publier'))}" target="_top">${e(embed.publish)}</a></p>`,
		'</main></body></html>'
	].join('\n');
}

function note(ad: PublicAd, { territory, addresses }: Outward, today: Day): string {
	const words = kindWords[ad.kind];
	const said = (text: string) => e(withoutContact(cleanLine(text), feeds.contact));
	const when = ad.on ? takesPlace(ad.on, ad.at, today) : until(ad.expiresOn, today);
	return [
		`<li class="${ad.side}"><p class="kind"><b>${e(words.label)}</b> ${e(words[ad.side].word)}</p>`,
		`<h2><a href="${e(addresses.ad(ad.id))}" target="_top">${said(ad.title)}</a></h2>`,
		`<p>${said(placeOf(ad, territory))}<br>${e(when)}</p></li>`
	].join('');
}
