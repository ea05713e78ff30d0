/**
 * A board as large as one likes, the same at each run. The demonstration's own ads first; then ads whose words jump from
 * one real sentence to another wherever the two share a word, so that they compress about as French texts do: whole
 * sentences taken again would cost three bytes each, and prove nothing. Some words are made of two halves, because real
 * texts never stop bringing names and words that were not there before.
 */
import { resolve } from 'node:path';
import type { PublicAd } from '../../src/domain/ad.ts';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { newAdId, newMemberRef, type RandomBytes } from '../../src/domain/ids.ts';
import { lastDay } from '../../src/kinds/index.ts';
import { adTextOn, loadDemo, type DemoAd } from '../../server/territory/demo.ts';
import { territory } from './territory.ts';

/** Set so that plain columns under the best brotli cost 115 bytes an ad for 1,000 and 104 for 5,000, as real ads do. */
const JUMP = 0.9;
const NEW_WORD = 0.4;
/** Sentences more than the ad it is made like. */
const LONGER = 3;
/** As many ads a member as the demonstration has. */
const ADS_A_MEMBER = 4;
const DAY_MS = 86_400_000;

const demo = loadDemo(resolve('territories/chartreuse'), territory);

/** mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Word → every place where it stands, as the words that follow it. */
function chain(texts: readonly string[]) {
	const sentences = texts.flatMap((text) => text.split(/(?<=[.!?…])\s+/)).map((sentence) => sentence.split(' '));
	const places = new Map<string, { words: readonly string[]; at: number }[]>();
	for (const words of sentences) {
		words.forEach((word, at) => void places.set(word, [...(places.get(word) ?? []), { words, at }]));
	}
	return { sentences, places };
}

const texts = chain(demo.ads.map((ad) => ad.text.text));
const titles = chain(demo.ads.map((ad) => ad.text.title));

const halves = (a: string, b: string) => a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2));

export interface ManyOptions {
	readonly now?: number;
	readonly seed?: number;
}

/** `count` ads, published over the last ninety days. */
export function manyAds(count: number, { now = Date.parse('2026-11-23T08:00:00Z'), seed = 7 }: ManyOptions = {}): PublicAd[] {
	const random = randomFrom(seed);
	const bytes: RandomBytes = (length) => Uint8Array.from({ length }, () => random() * 256);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	const members = Array.from({ length: Math.max(1, Math.ceil(count / ADS_A_MEMBER)) }, () => {
		const initial = random() < 0.4 ? ` ${String.fromCharCode(65 + random() * 26)}.` : '';
		return { ref: newMemberRef(bytes), name: pick(demo.members).name + initial, commune: pick(demo.members).commune };
	});

	function sentence({ sentences, places }: typeof texts): string {
		let { words, at }: { words: readonly string[]; at: number } = { words: pick(sentences), at: 0 };
		const said: string[] = [];
		for (let word = words[at]; word !== undefined && said.length < 30; word = words[(at += 1)]) {
			said.push(random() < NEW_WORD && word.length > 3 ? halves(word, pick(pick(sentences))) : word);
			if (random() < JUMP) ({ words, at } = pick(places.get(word)!));
		}
		return said.join(' ');
	}

	function ad(index: number): PublicAd {
		const like: DemoAd = demo.ads[index] ?? pick(demo.ads);
		const member = pick(members);
		const own = index < demo.ads.length;
		const publishedAt = new Date(now - Math.floor(random() * 90 * DAY_MS)).toISOString();
		const { hamlet, ...fields } = adTextOn(like, dayOf(publishedAt));
		const moved = { ...fields, commune: random() < 0.5 ? fields.commune : member.commune };
		const { length } = like.text.text.split(/(?<=[.!?…])\s+/);
		const text = {
			...moved,
			...(moved.commune === fields.commune && hamlet !== undefined && { hamlet }),
			title: own ? like.text.title : sentence(titles).slice(0, 80),
			text: own ? like.text.text : Array.from({ length: length + LONGER }, () => sentence(texts)).join(' ')
		};
		const edited = random() < 0.1 ? new Date(Date.parse(publishedAt) + random() * 5 * DAY_MS).toISOString() : publishedAt;
		return {
			...text,
			id: newAdId(bytes),
			state: random() < 0.06 ? 'done' : 'live',
			expiresOn: random() < 0.03 ? addDays(dayOf(publishedAt), 20) : lastDay(text.kind, text, dayOf(publishedAt)),
			publishedAt,
			updatedAt: edited,
			author: { ref: member.ref, name: member.name }
		};
	}
	return Array.from({ length: count }, (_, index) => ad(index));
}
