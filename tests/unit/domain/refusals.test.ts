import { expect, test } from 'vitest';
import { HTTP_ERRORS, VERDICT_CODES } from '../../../src/domain/refusals.ts';

test('each reason has one name, in words with hyphens', () => {
	expect(new Set(VERDICT_CODES).size).toBe(VERDICT_CODES.length);
	for (const code of [...VERDICT_CODES, ...Object.keys(HTTP_ERRORS)]) expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
});

test('an error of the protocol is never a code that a verdict could carry, so that one cannot be shown for the other', () => {
	expect(Object.keys(HTTP_ERRORS).filter((code) => (VERDICT_CODES as readonly string[]).includes(code))).toEqual([]);
});

test('every error says to its asker whose fault it is: theirs below 500, ours from there', () => {
	for (const [code, status] of Object.entries(HTTP_ERRORS)) {
		expect(status >= 500, code).toBe(code === 'internal' || code === 'unavailable');
		expect(status).toBeGreaterThanOrEqual(400);
	}
});
