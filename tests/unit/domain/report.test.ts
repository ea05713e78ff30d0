/** « Signaler »: a number that can be said and checked, and a form that asks little. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport, isReportNumber, newReportNumber, REPORT_TEXT_MAX, type ReportText } from '../../../src/domain/report.ts';
import { saidNumber } from '../../../src/lib/words/report.ts';

const bytes = fc.infiniteStream(fc.integer({ min: 0, max: 255 }));
const number = bytes.map((stream) => newReportNumber((length) => Uint8Array.from({ length }, () => stream.next().value)));

describe('the number', () => {
	test('is ten digits that never look like a telephone number’s first', () => {
		fc.assert(
			fc.property(number, (made) => {
				expect(made).toMatch(/^[1-9]\d{9}$/);
				expect(isReportNumber(made)).toBe(true);
			})
		);
	});

	test('one digit misheard is always noticed', () => {
		fc.assert(
			fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (made, at, shift) => {
				const wrong = made.slice(0, at) + String((Number(made[at]) + shift) % 10) + made.slice(at + 1);
				expect(isReportNumber(wrong)).toBe(false);
			})
		);
	});

	test('two neighbours exchanged are noticed, but for one pair in fifty', () => {
		let seen = 0;
		let all = 0;
		for (let i = 0; i < 2_000; i += 1) {
			const made = newReportNumber();
			const at = i % 8;
			if (made[at] === made[at + 1]) continue;
			all += 1;
			const wrong = made.slice(0, at) + made.charAt(at + 1) + made.charAt(at) + made.slice(at + 2);
			if (!isReportNumber(wrong)) seen += 1;
		}
		expect(seen / all).toBeGreaterThan(0.97);
	});

	test('is said two by two', () => expect(saidNumber('4821736054').replaceAll('\u00a0', ' ')).toBe('48 21 73 60 54'));
});

describe('the form', () => {
	const good: ReportText = { reason: 'sale', text: '', contact: '', goodFaith: true };
	test.each<[string, Partial<ReportText>, string[]]>([
		['a reason of the list says it all', {}, []],
		['another reason has to be said', { reason: 'other', text: ' \u200b ' }, ['text missing']],
		['no reason, no tick', { reason: undefined, goodFaith: false }, ['reason missing', 'goodFaith missing']],
		['too long', { text: 'x'.repeat(REPORT_TEXT_MAX + 1) }, ['text too-long']]
	])('%s', (_, other, problems) =>
		expect(checkReport({ ...good, ...other }).map(({ field, code }) => `${field} ${code}`)).toEqual(problems)
	);
});
