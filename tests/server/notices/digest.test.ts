/** The letter itself, to the byte: the same things on the same day are the same letter (N4, S6). */
import { describe, expect, test } from 'vitest';
import { digestLetter, HTML_MAX, type DigestContent } from '../../../server/mail/digest.ts';
import type { PublicAd } from '../../../src/domain/ad.ts';
import type { Day } from '../../../src/domain/dates.ts';
import type { AdId, MemberRef } from '../../../src/domain/ids.ts';
import { threadOf } from '../../../src/domain/ids.ts';
import { adText } from '../../factories/ads.ts';
import { territory } from '../../factories/territory.ts';
import { faultsOf } from '../../unit/french.ts';

const where = { territory, origin: 'https://annonces.example.org', repliesRead: false };
const ad = (n: number, other: Partial<PublicAd> = {}): PublicAd => ({
	...adText(),
	id: String(n).padStart(20, '0') as AdId,
	state: 'live',
	expiresOn: '2026-12-20' as Day,
	publishedAt: '2026-11-24T10:00:00.000Z',
	updatedAt: '2026-11-24T10:00:00.000Z',
	author: { ref: '0000000000' as MemberRef, name: 'Marc' },
	...other
});
const content: DigestContent = {
	name: 'Odette',
	ads: [
		ad(1),
		ad(2, {
			kind: 'carpool',
			side: 'offer',
			title: 'Descendre à Grenoble',
			text: 'Deux places.\n\nRetour le soir.',
			commune: '38442',
			to: '38185',
			on: '2026-11-30' as Day,
			at: '07:45'
		}),
		ad(3, { kind: 'gift', side: 'offer', title: 'Bocaux <vides>', text: 'Une trentaine & des couvercles', hamlet: 'Le Bourg' })
	],
	replies: [
		{
			thread: threadOf('00000000000000000009' as AdId, '0000000001' as MemberRef),
			title: 'Échelle double',
			from: 'Marc',
			text: 'Bonjour,\nest-elle encore là ?'
		}
	],
	stopToken: 'T'.repeat(43)
};

describe('the letter is always the same, to the byte', () => {
	const { subject, text, html = '' } = digestLetter(content, where);
	test('as text', () => expect(`${subject}\n\n${text}`).toMatchFileSnapshot('golden/both.txt'));
	test('as a page', () => expect(html).toMatchFileSnapshot('golden/both-page.txt'));
	test('with ads alone', () =>
		expect(digestLetter({ ...content, replies: [] }, where).text).toMatchFileSnapshot('golden/ads.txt'));
	test('with replies alone', () =>
		expect(digestLetter({ ...content, ads: [], name: undefined }, where).text).toMatchFileSnapshot('golden/replies.txt'));
	test('made again', () =>
		expect(digestLetter(content, where)).toEqual({ ...digestLetter(content, where), html, text, subject }));
});

test('it says that STOP is enough where answers are read, in both parts, and only there', () => {
	const { text, html } = digestLetter(content, { ...where, repliesRead: true });
	for (const part of [text, html]) expect(part).toContain('répondez seulement STOP');
	expect(digestLetter(content, where).text).not.toContain('STOP');
});

test('text is text, whoever wrote it', () => {
	const bad = '<img src=x onerror=alert(1)><script>x</script>"\'\u202e\u0007';
	const {
		subject,
		text,
		html = ''
	} = digestLetter(
		{
			name: bad,
			ads: [ad(1, { title: bad, text: bad, hamlet: bad })],
			replies: [{ ...content.replies[0]!, title: bad, from: bad, text: bad }],
			stopToken: 'T'.repeat(43)
		},
		where
	);
	expect(html).not.toMatch(/<(img|script|iframe|link|form)\b/i);
	expect(html).not.toMatch(/[\u202e\u0007]/);
	expect(text).not.toMatch(/[\u202e\u0007]/);
	expect(subject).toBe('Une réponse vous attend');
});

test('nothing in it is fetched from anywhere', () => {
	const { html = '' } = digestLetter(content, where);
	expect(html).not.toMatch(/src=|url\(|<img|<link|@import|background=/i);
});

test.each([1, 12, 40, 200, 1500])('of %i long ads the text has every word, and the page at most 30 kB', (many) => {
	const ads = Array.from({ length: many }, (_, n) =>
		ad(n, { title: `Annonce ${n}`, text: `${'Du bois à rentrer. '.repeat(70)}Fin ${n}.` })
	);
	const { text, html = '' } = digestLetter({ ...content, replies: [], ads }, where);
	for (const n of [0, many - 1]) expect(text).toContain(`Fin ${n}.`);
	expect(Buffer.byteLength(html)).toBeLessThanOrEqual(HTML_MAX);
	expect(html).toContain('/stop/');
	expect(html.endsWith('</html>\n')).toBe(true);
	if (many <= 40) for (const { id } of ads) expect(html).toContain(`/annonces/${id}`);
	else expect(/Et .{1,40} sur le panneau|Annonce 199</.test(html)).toBe(true);
});

test('the French of it', () => {
	const said = digestLetter({ ...content, ads: [], replies: [] }, where).text.replace(/https?:\S+/g, '…');
	for (const line of said.split('\n').filter(Boolean)) expect(faultsOf(line)).toEqual([]);
});
