/** The pictures of the kinds, each in its own folder, as one file that pages fetch once and show a part of. */
import { readdir, readFile, writeFile } from 'node:fs/promises';

const KINDS = 'src/kinds';
const SPRITE = 'static/kinds.svg';
const SIDE = 24;

/** The sprite: each picture at the place that its kind's `note.css` gives it. Throws when one is missing or no picture. */
export async function sprite() {
	const folders = (await readdir(KINDS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
	const placed = await Promise.all(folders.map(({ name }) => read(name)));
	const pictures = placed.filter((one) => one !== undefined).sort((a, b) => a.at - b.at);
	const wide = pictures.length * SIDE;
	const drawn = pictures.map(({ name, at, picture }, place) => {
		if (at !== place) throw new Error(`${KINDS}/${name}/note.css: the place of its picture (--i) should be ${place}, not ${at}`);
		return `<g transform="translate(${place * SIDE} 0)">${picture}</g>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${SIDE}" viewBox="0 0 ${wide} ${SIDE}">\n${drawn.join('\n')}\n</svg>\n`;
}

/** @param {string} name */
async function read(name) {
	const note = await readFile(`${KINDS}/${name}/note.css`, 'utf8').catch(() => undefined);
	// What several kinds share is no kind.
	if (note === undefined) return undefined;
	const at = Number(/--i: (\d+)/.exec(note)?.[1]);
	const svg = await readFile(`${KINDS}/${name}/picture.svg`, 'utf8');
	const [, picture] = /^<svg [^>]*viewBox="0 0 24 24"[^>]*>(.*)<\/svg>\s*$/s.exec(svg) ?? [];
	if (picture === undefined) throw new Error(`${KINDS}/${name}/picture.svg: not a picture of ${SIDE} by ${SIDE}`);
	return { name, at, picture };
}

export const writeSprite = async () => writeFile(SPRITE, await sprite());

if (import.meta.url === `file://${process.argv[1]}`) await writeSprite();
