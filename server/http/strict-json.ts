/**
 * JSON of which there can be only one reading (S4). A key given twice is read one way by one parser and the other way by
 * the next; that once made an administrator of anybody (CVE-2017-12635). Whatever passes here is safe to hand on.
 */

/** What a document of ours needs is 4; deeper is somebody trying recursion. */
const DEPTH_MAX = 20;
/** Keys that mean something to JavaScript itself. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Says in a few words what is wrong with the text. */
export class JsonRefused extends Error {}

/** Text that any store and any other parser keeps as it is. */
export const isCleanText = (text: string) => !text.includes('\0') && !LONE_SURROGATE.test(text);

export function parseStrict(text: string): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new JsonRefused('not JSON');
	}
	checkKeys(text);
	checkValue(value);
	return value;
}

/** Where the string that begins at `start` ends. The text is known to be JSON. */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; ; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 0x5c) at += 1;
		else if (code === 0x22) return at;
	}
}

/** Walks the text, because `JSON.parse` forgets what came twice. A level is a set of keys, or `undefined` for a list. */
function checkKeys(text: string): void {
	const levels: (Set<string> | undefined)[] = [];
	let string = '';
	for (let at = 0; at < text.length; at += 1) {
		const sign = text[at];
		if (sign === '"') {
			const end = endOfString(text, at);
			string = text.slice(at, end + 1);
			at = end;
		} else if (sign === ':') {
			addKey(levels.at(-1), JSON.parse(string) as string);
		} else if (sign === '{' || sign === '[') {
			levels.push(sign === '{' ? new Set() : undefined);
			if (levels.length > DEPTH_MAX) throw new JsonRefused('too deep');
		} else if (sign === '}' || sign === ']') {
			levels.pop();
		}
	}
}

function addKey(keys: Set<string> | undefined, key: string): void {
	if (RESERVED.has(key)) throw new JsonRefused('reserved key');
	if (keys?.has(key) === true) throw new JsonRefused('duplicate key');
	if (!isCleanText(key)) throw new JsonRefused('unclean text');
	keys?.add(key);
}

/** Recursion is safe here: the depth is already known to be small. */
function checkValue(value: unknown): void {
	if (typeof value === 'string' && !isCleanText(value)) throw new JsonRefused('unclean text');
	if (typeof value === 'number' && !Number.isFinite(value)) throw new JsonRefused('number too large');
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(checkValue);
}
