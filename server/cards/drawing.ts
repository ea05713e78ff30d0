/**
 * The picture of an ad for social networks: its note on the board, under the ridge. An SVG that names no font but ours,
 * so that it is the same picture on any machine. Colours are those of `src/styles/tokens.css`, by day.
 */
import type { PublicAd } from '../../src/domain/ad.ts';
import { cleanLine } from '../../src/domain/clean.ts';
import { CARD } from '../../src/domain/card.ts';
import { dayOf } from '../../src/domain/dates.ts';
import { withoutContact } from '../../src/domain/discreet.ts';
import { KIND_NAMES } from '../../src/kinds/index.ts';
import type { Box } from '../../src/kinds/paper.ts';
import { papers } from '../../src/kinds/papers.ts';
import type { Territory } from '../../src/domain/territory.ts';
import { placeOf } from '../../src/lib/ui/place.ts';
import { drawRidge } from '../../src/lib/ui/ridge.ts';
import { clock, dayAndMonth, fullDay } from '../../src/lib/words/dates.ts';
import { feeds } from '../../src/lib/words/feeds.ts';
import { kindWords } from '../../src/kinds/words.ts';
import { typeset } from '../../src/lib/words/typography.ts';
import { escapeMarkup as e } from '../outward/markup.ts';
import type { Face } from './face.ts';
import { drawable, setLines } from './lines.ts';

export interface Art {
	readonly title: Face;
	readonly plain: Face;
	/** The nine pictures of the kinds, in the order of the sprite: SVG markup, 24 × 24 each, side by side. */
	readonly kinds: string;
}

const INK = '#1c261f';
const SOFT = '#384239';
const FOREST = '#1f4a3a';
const REQUEST = '#2b3f8f';
const NOTE: Box = { x: 84, y: 100, width: 1032, height: 466 };
const LEFT = NOTE.x + 84;
const ROOM = NOTE.width - 84 - 92;
const HORIZON = 196;
const SIZES = [
	{ size: 92, lines: 2 },
	{ size: 78, lines: 2 },
	{ size: 62, lines: 3 },
	{ size: 54, lines: 3 }
] as const;

const STAMP = { y: NOTE.y + 38, tall: 64, size: 36 };
/** The last line's height on the picture: above torn edges and strips. */
const FOOT = NOTE.y + NOTE.height - 64;
const DETAIL = 36;

const text = (x: number, y: number, size: number, fill: string, words: string, more = '') =>
	`<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${more}>${e(words)}</text>`;
const BOLD = 'font-family="Panneau Title"';
const PLAIN = 'font-family="Panneau Plain"';

export function drawCard(ad: PublicAd, territory: Territory, art: Art): string {
	const words = kindWords[ad.kind];
	const said = (line: string, face: Face) =>
		drawable(typeset(withoutContact(cleanLine(line), feeds.contact)).replaceAll('→', 'vers'), face);
	const title = setLines(said(ad.title, art.title) || words[ad.side].say, art.title, ROOM, SIZES);
	const then = dayOf(ad.publishedAt);
	const when = ad.on
		? `${fullDay(ad.on, then)}${ad.at ? ` à ${clock(ad.at)}` : ''}`
		: `jusqu’au ${dayAndMonth(ad.expiresOn, then)}`;
	const details = inLines(
		[placeOf(ad, territory), when].map((line) => said(line, art.plain)),
		art.plain
	);

	const leading = title.size * 1.05;
	// The title stands in the middle of what is left between the stamp and the details.
	const middle = (STAMP.y + STAMP.tall + FOOT - details.length * DETAIL * 1.2) / 2;
	const first = middle + 4 + title.size * 0.33 - ((title.lines.length - 1) * leading) / 2;

	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}">`,
		scenery(territory),
		paper(ad),
		stamp(ad, art),
		...title.lines.map((line, i) => text(LEFT, Math.round(first + i * leading), title.size, INK, line, BOLD)),
		...details.map((line, i) => text(LEFT, FOOT - (details.length - 1 - i) * 44, DETAIL, SOFT, line, PLAIN)),
		text(48, 64, 44, INK, drawable(territory.name, art.title), BOLD),
		text(CARD.width / 2, 609, 26, INK, drawable(typeset(territory.tagline), art.plain), `${PLAIN} text-anchor="middle"`),
		'</svg>'
	].join('');
}

/** Place and day: on one line where they fit, else on two, each cut if it must be. */
function inLines(parts: readonly string[], face: Face): string[] {
	const one = parts.join(' · ');
	if (face.widthOf(one, DETAIL) <= ROOM) return [one];
	return parts.map((part) => setLines(part, face, ROOM, [{ size: DETAIL, lines: 1 }]).lines[0] ?? '');
}

/** Sky, ridge, firs, and the planks of the board. */
function scenery({ summits }: Territory): string {
	const height = HORIZON - 10;
	const { path } = drawRidge(summits, { width: CARD.width, height, sky: 34 });
	const firs = Array.from({ length: 62 }, (_, i) => {
		const [x, tall] = [i * 20 - 8 + ((i * 37) % 11), 16 + ((i * 53) % 17)];
		return `M${x} ${HORIZON + 4}l${tall * 0.36} ${-tall}l${tall * 0.36} ${tall}Z`;
	});
	const seams = Array.from(
		{ length: 5 },
		(_, i) => `<path d="M0 ${HORIZON + 92 * (i + 1)}H1200" stroke="#d7c5a1" stroke-width="3"/>`
	);
	return [
		`<rect width="1200" height="630" fill="#dde8ea"/>`,
		`<path transform="translate(0 10)" d="${path}" fill="#9db1b0"/>`,
		`<path transform="matrix(-1 0 0 .5 1200 ${HORIZON / 2 + 6})" d="${path}" fill="#5f7e75"/>`,
		`<path d="${firs.join('')}" fill="${FOREST}"/>`,
		`<rect y="${HORIZON}" width="1200" height="${CARD.height - HORIZON}" fill="#e2d2b2"/>`,
		...seams,
		`<rect y="${HORIZON}" width="1200" height="9" fill="${FOREST}"/>`
	].join('');
}

function paper(ad: PublicAd): string {
	const request = ad.side === 'request';
	const { path, stacked, folded } = papers[ad.kind];
	const d = path(NOTE);
	const { x, y, width, height } = NOTE;
	const ruled = Array.from(
		{ length: 10 },
		(_, i) => `<path d="M${x} ${y + 44 * (i + 1)}h${width}" stroke="#e3dcc6" stroke-width="2"/>`
	);
	const margin = `<path d="M${x + 62} ${y}v${height}" stroke="${REQUEST}" stroke-width="4"/>`;
	const under = [2, 1].map(
		(i) =>
			`<rect x="${x + 10 * i}" y="${y + 10 * i}" width="${width}" height="${height}" fill="#f7f0dc" stroke="#6f6a5c" stroke-width="2"/>`
	);
	const fold = `<path d="M${x + width - 62} ${y}v62h62Z" fill="#d9d0b8"/>`;
	return [
		'<defs><filter id="shade" x="-5%" y="-5%" width="110%" height="115%"><feDropShadow dx="0" dy="7" stdDeviation="7" flood-color="#463214" flood-opacity=".34"/></filter>',
		`<clipPath id="cut"><path clip-rule="evenodd" d="${d}"/></clipPath></defs>`,
		'<g filter="url(#shade)">',
		...(stacked ? under : []),
		`<path fill-rule="evenodd" d="${d}" fill="${request ? '#f7f0dc' : '#fffdf6'}"/></g>`,
		request ? `<g clip-path="url(#cut)">${ruled.join('')}${margin}</g>` : '',
		folded ? fold : '',
		`<circle cx="602" cy="${y + 6}" r="15" fill="#463214" fill-opacity=".3"/>`,
		`<circle cx="600" cy="${y}" r="15" fill="${request ? REQUEST : FOREST}"/>`,
		`<circle cx="595" cy="${y - 5}" r="4" fill="#fff" fill-opacity=".6"/>`
	].join('');
}

/** The kind, filled for an offer and outlined for a request, and which of the two in a word. */
function stamp({ kind, side }: PublicAd, { title, plain, kinds }: Art): string {
	const words = kindWords[kind];
	const { y, tall, size } = STAMP;
	const label = drawable(words.label, title);
	const wide = 88 + title.widthOf(label, size);
	const request = side === 'request';
	const colour = request ? REQUEST : '#fff';
	const i = KIND_NAMES.indexOf(kind);
	return [
		`<rect x="${LEFT}" y="${y}" width="${wide}" height="${tall}" rx="${request ? tall / 2 : 5}" fill="${request ? '#f7f0dc' : FOREST}" stroke="${request ? REQUEST : FOREST}" stroke-width="4"/>`,
		`<svg x="${LEFT + 17}" y="${y + 12}" width="40" height="40" viewBox="${24 * i} 0 24 24" fill="${colour}">${kinds}</svg>`,
		text(LEFT + 67, y + 45, size, colour, label, BOLD),
		text(LEFT + wide + 22, y + 45, size, INK, drawable(words[side].word, plain), PLAIN)
	].join('');
}
