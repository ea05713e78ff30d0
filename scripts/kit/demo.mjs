/** The demonstration of a new kit: the neighbours and ads of another, moved to its communes, without those that name a place. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, stringify } from 'yaml';

/** @typedef {Record<string, unknown> & { by: string, title: string, text: string, to?: string, availability?: string }} Ad */
/** @typedef {{ id: string, name: string, commune: string, role?: string }} Member */

const MEMBERS = '# Habitants inventés de la démonstration. id : le nom par lequel les annonces les désignent (by).\n';
const ADS = '# Annonces inventées de la démonstration, de cette sorte.\n';

/**
 * @param {string} from the kit whose demonstration is taken
 * @param {readonly { insee: string, within: boolean }[]} communes
 * @param {(text: string) => boolean} isForeign
 * @returns {{ files: Record<string, string>, ads: number, members: number }}
 */
export function demoOf(from, communes, isForeign) {
	const read = (/** @type {string} */ file) => parse(readFileSync(join(from, 'demo', file), 'utf8'));
	/** @type {Member[]} */
	const everyone = read('members.yaml');
	const inside = communes.filter(({ within }) => within);
	const at = (/** @type {number} */ index) => inside[index % inside.length]?.insee ?? '';
	const members = everyone.filter(({ name }) => !isForeign(name)).map((member, index) => ({ ...member, commune: at(index) }));
	const homes = new Map(members.map(({ id, commune }) => [id, commune]));
	let count = 0;
	/** @type {Record<string, string>} */
	const files = { 'demo/members.yaml': MEMBERS + stringify(members, { lineWidth: 120 }) };
	for (const file of readdirSync(join(from, 'demo', 'ads'))) {
		/** @type {Ad[]} */
		const all = read(join('ads', file));
		const moved = all
			// What only its kind has, such as where a car waits, may name a place too.
			.filter(({ by, title, text, availability = '', details }) => {
				const said = [title, text, availability, details ? stringify(details) : ''].join('\n');
				return homes.has(by) && !isForeign(said);
			})
			.map(({ hamlet: _, commune: __, to, ...ad }, index) => {
				const others = communes.filter(({ insee }) => insee !== homes.get(ad.by));
				return { ...ad, ...(to !== undefined && { to: others[index % others.length]?.insee }) };
			});
		if (moved.length === 0) continue;
		count += moved.length;
		files[`demo/ads/${basename(file)}`] = ADS + stringify(moved, { lineWidth: 120 });
	}
	return { files, ads: count, members: members.length };
}
