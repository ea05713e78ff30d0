/** What the trip's form offers is what the kit says of that commune, and nothing of its neighbours. */
import { expect, test } from 'vitest';
import { loadTerritory } from '../../../server/territory/load.ts';
import { meetingPointsOf } from '../../../src/lib/meeting-points.ts';

const { territory, points } = loadTerritory('territories/chartreuse');

test('each commune has its own, in the order of the kit', () => {
	expect(points.size).toBeGreaterThan(30);
	for (const { insee } of territory.communes) expect(meetingPointsOf(insee)).toEqual(points.get(insee) ?? []);
	expect(meetingPointsOf('38472')).toEqual([{ name: 'Devant la mairie' }, { name: 'Parking du col de Porte' }]);
});

test('a note comes with the point it helps to choose', () => {
	expect(meetingPointsOf('38229')).toEqual([{ name: 'Parking-relais de la Revirée', note: 'bus C1' }]);
});

test('there are none before a commune is chosen, nor where the kit names none', () => {
	expect(meetingPointsOf(undefined)).toEqual([]);
	expect(meetingPointsOf('')).toEqual([]);
	expect(meetingPointsOf('99999')).toEqual([]);
});
