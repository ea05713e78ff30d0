/** Somebody who has left something everywhere a member can, and a neighbour; what is found of her afterwards. */
import { expect } from 'vitest';
import { addDays, dayOf } from '../../src/domain/dates.ts';
import { threadOf, type AdId } from '../../src/domain/ids.ts';
import { PROPOSED } from '../../src/domain/notices/docs.ts';
import { sha256 } from '../../server/accounts/hashes.ts';
import type { Stores } from '../../server/stores/stores.ts';
import { boardAd } from '../factories/disk.ts';
import { ride, signup } from '../factories/parts.ts';
import type { TestPhone } from '../factories/phones.ts';
import { jpeg, photoOf } from '../factories/photos.ts';
import { profile } from '../factories/profiles.ts';
import { untilQuiet } from '../factories/quiet.ts';
import type { TestServer } from '../factories/server.ts';
import { tracesIn } from '../factories/traces.ts';
import { answers, partIn, publishes } from '../factories/village.ts';

export const SATURDAY = addDays(dayOf(Date.now()), 20);
const selfOf = async ({ phone }: TestPhone) => (await phone.identity())!;

/** Words that are Odette's and nobody else's, and by which she would be found. */
export const WORDS = [
	'Odette Perrin',
	'odette.perrin@exemple.fr',
	'Remorque bleue',
	'bâche neuve',
	'chez moi au four banal',
	'Je passe demain',
	'06 71 82 93 04',
	'0671829304',
	'Merci pour ce trajet',
	'un violoncelle',
	'12002701600357',
	'Sonnez deux fois',
	'ma tablette'
];

export interface Scene {
	readonly id: string;
	readonly ads: readonly AdId[];
	readonly trip: AdId;
	readonly photo: string;
}

/** She has two ads, of which one has guests and one a photo; writes, gives her number, thanks, and rides with Marc. */
export async function scene(server: TestServer, odette: TestPhone, marc: TestPhone): Promise<Scene> {
	const phones = [odette, marc];
	await odette.phone.signUp(profile({ name: 'Odette Perrin', contact: { by: 'email', email: 'odette.perrin@exemple.fr' } }));
	await odette.phone.hearing.choose({ ...PROPOSED, push: { replies: true, orders: true, trips: true } });
	await odette.phone.declareProfessional('12002701600357');
	await marc.phone.signUp(profile({ name: 'Marc' }));
	const bytes = await jpeg(420, 320, 7, 85);
	const photo = photoOf(bytes, {});
	await odette.phone.photos.keep(photo.id, bytes);
	const loan = await publishes(odette, { title: 'Remorque bleue', text: 'Avec une bâche neuve.', photos: [photo] });
	const lesson = await publishes(odette, {
		kind: 'lesson',
		side: 'offer',
		title: 'Cours de vielle',
		text: 'Venez chez moi au four banal.',
		places: 3,
		details: { dates: [SATURDAY] }
	});
	const trip = await publishes(marc, {
		kind: 'carpool',
		side: 'offer',
		category: 'transport',
		counterpart: 'free',
		title: 'Marché du samedi',
		to: '38185',
		on: SATURDAY,
		at: '08:00',
		places: 2,
		details: { role: 'driver' }
	});
	await untilQuiet(server, phones);
	const { id, ref } = await selfOf(odette);
	await server.services.accounts.confirmEmail(id, 'odette.perrin@exemple.fr');
	await server.services.known.sheets.make(id);
	// She came in by a slip of the mairie, made out to her name.
	const slip = await server.services.known.slips.make(id, { name: 'Odette Perrin', commune: '38442' });
	await server.services.known.slips.use(slip.code, sha256((await selfOf(odette)).secret));

	const [mine, hers] = [threadOf(trip, ref), threadOf(loan, (await selfOf(marc)).ref)];
	await odette.phone.send(mine, 'Je passe demain');
	await marc.phone.send(hers, 'Est-elle libre ?');
	await marc.phone.ask(lesson, SATURDAY, signup());
	await odette.phone.ask(trip, SATURDAY, ride({ note: 'J’ai un violoncelle' }), '06 71 82 93 04');
	await untilQuiet(server, phones);
	await odette.phone.talk.givePhone(mine, '0671829304', 'Mon numéro : 06 71 82 93 04');
	await odette.phone.talk.givePhone(hers, '0671829304', 'Mon numéro : 06 71 82 93 04');
	await answers(marc, trip, 'accepted');
	await answers(odette, lesson, 'accepted', {
		phone: '06 71 82 93 04',
		note: 'Sonnez deux fois',
		meeting: 'chez moi au four banal'
	});
	await untilQuiet(server, phones);
	await odette.phone.sendPhotos();
	await server.services.photos.idle();
	await untilQuiet(server, phones);
	expect(await partIn(odette, trip, SATURDAY)).toMatchObject({ standing: { state: 'accepted' } });
	expect(await partIn(marc, lesson, SATURDAY)).toMatchObject({ standing: { state: 'accepted' } });
	expect(boardAd(server.services, loan)?.photos).toHaveLength(1);
	return { id, ads: [loan, lesson], trip, photo: photo.id };
}

/** Which of those words are in which store. */
export async function leftIn(stores: Stores, { services }: TestServer, words: readonly string[]): Promise<string[]> {
	const traces = await tracesIn(stores, services);
	return [...traces].flatMap(([name, text]) => words.filter((word) => text.includes(word)).map((word) => `${word} in ${name}`));
}
