/** Ids are made on the phone, before any server knows of them, so they are random and long. */

declare const brand: unique symbol;
type Branded<Name> = string & { readonly [brand]: Name };

/** 20 characters, 100 bits: cannot be guessed or enumerated. */
export type AdId = Branded<'AdId'>;
export type MessageId = Branded<'MessageId'>;
export type ReportId = Branded<'ReportId'>;
/** Names the mailbox database `member-<id>`. Known to the member's devices and the server only. */
export type MemberId = Branded<'MemberId'>;
/** 32 characters, 160 bits of the SHA-256 of a photo as its author's phone made it: the same bytes are the same photo. */
export type PhotoId = Branded<'PhotoId'>;
/** 10 characters, 50 bits: the public handle of a member, shown on the board. Not a right to anything. */
export type MemberRef = Branded<'MemberRef'>;
/** `<ad>.<ref of the person who answered>`: the same on every device of both sides. */
export type ThreadId = Branded<'ThreadId'>;

/** Crockford's alphabet: no i, l, o, u, so that an id read aloud is not misheard. 32 symbols, 5 bits each. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const LONG = 20;
const SHORT = 10;
const SYMBOL = '[0-9a-hjkmnp-tv-z]';
const LONG_ID = new RegExp(`^${SYMBOL}{${LONG}}$`);
const SHORT_ID = new RegExp(`^${SYMBOL}{${SHORT}}$`);

/** Fills an array with random bytes: `crypto.getRandomValues` everywhere but in tests. */
export type RandomBytes = (length: number) => Uint8Array;

const webCrypto: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** `length` symbols of 5 random bits each. 256 is a multiple of 32, so every symbol is as likely. */
export function randomSymbols(length: number, random: RandomBytes = webCrypto): string {
	return Array.from(random(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

export const newAdId = (random?: RandomBytes) => randomSymbols(LONG, random) as AdId;
export const newMessageId = (random?: RandomBytes) => randomSymbols(LONG, random) as MessageId;
export const newReportId = (random?: RandomBytes) => randomSymbols(LONG, random) as ReportId;
export const newMemberId = (random?: RandomBytes) => randomSymbols(LONG, random) as MemberId;
export const newMemberRef = (random?: RandomBytes) => randomSymbols(SHORT, random) as MemberRef;
/** What proves a device is its member's: 32 symbols, 160 bits. The server keeps only its SHA-256 (I3). */
export const newDeviceSecret = (random?: RandomBytes) => randomSymbols(32, random);

export const isAdId = (text: string): text is AdId => LONG_ID.test(text);
export const isMessageId = (text: string): text is MessageId => LONG_ID.test(text);
export const isReportId = (text: string): text is ReportId => LONG_ID.test(text);
export const isMemberId = (text: string): text is MemberId => LONG_ID.test(text);
export const isMemberRef = (text: string): text is MemberRef => SHORT_ID.test(text);
const SECRET = new RegExp(`^${SYMBOL}{32}$`);
export const isDeviceSecret = (text: string) => SECRET.test(text);
export const isPhotoId = (text: string): text is PhotoId => SECRET.test(text);
/** From the SHA-256 of a photo's bytes: its first 160 bits, as 32 symbols. */
export function photoIdOf(sha256: Uint8Array): PhotoId {
	const bits = Array.from(sha256.subarray(0, 20), (byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('') as PhotoId;
}

export const threadOf = (ad: AdId, asker: MemberRef) => `${ad}.${asker}` as ThreadId;

/** The two halves of a thread id, or undefined when it is not one. */
export function readThread(text: string): { ad: AdId; asker: MemberRef } | undefined {
	const [ad = '', asker = '', ...rest] = text.split('.');
	return rest.length === 0 && isAdId(ad) && isMemberRef(asker) ? { ad, asker } : undefined;
}
