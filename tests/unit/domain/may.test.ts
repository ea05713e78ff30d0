/** S2: the one table of rights, held against every sort of person and every act. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS, answerTo, may, type Action, type Who } from '../../../src/domain/access/may.ts';
import { changed, ROLES, type Role } from '../../../src/domain/access/roles.ts';
import { newMemberId } from '../../../src/domain/ids.ts';
import { OWN_PREFIXES } from '../../../src/domain/mailbox.ts';

const self = newMemberId();
const other = newMemberId();
const nobody: Who = { roles: [], secondFactor: false };
const member: Who = { member: self, roles: [], secondFactor: false };
const staff = (...roles: Role[]): Who => ({ member: self, roles, secondFactor: true });
const bare = (...roles: Role[]): Who => ({ member: self, roles, secondFactor: false });

const PEOPLE: readonly (readonly [string, Who])[] = [
	['nobody', nobody],
	['a member', member],
	...ROLES.map((role) => [role, staff(role)] as const),
	...ROLES.map((role) => [`${role} without second factor`, bare(role)] as const),
	['everything at once', staff(...ROLES)]
];

describe('an ad of the board', () => {
	test.each(PEOPLE)('is read by all and written by nobody: %s', (_, who) => {
		expect([may(who, 'board.read'), may(who, 'board.write')]).toEqual([true, false]);
	});
});

const ownActs = ['mailbox.read', 'mailbox.replicate', 'session.read', 'session.end', 'security.read', 'export.read'] as const;
describe.each(ownActs)('%s', (action) => {
	test.each(PEOPLE)('is one’s own and nobody else’s, whatever the role: %s', (_, who) => {
		const known = who.member !== undefined;
		expect(answerTo(who, action, { of: self })).toBe(known ? 'yes' : 'sign-in');
		expect(answerTo(who, action, { of: other })).toBe(known ? 'no' : 'sign-in');
		expect(answerTo(who, action)).toBe(known ? 'no' : 'sign-in');
		// A thing does not change hands.
		expect(may(who, action, { of: self }, { of: other })).toBe(false);
	});
});

describe('a document of a mailbox', () => {
	const others = ['inbox:', 'verdict:', 'role:', 'log:', '_design/', '_local/', '', 'AD:', 'adx:'];
	test.each(PEOPLE)('is written by its member, and only what members write: %s', (_, who) => {
		for (const prefix of OWN_PREFIXES) {
			const id = `${prefix}x`;
			expect(may(who, 'document.write', undefined, { of: self, id })).toBe(who.member !== undefined);
			expect(may(who, 'document.write', undefined, { of: other, id })).toBe(false);
			expect(may(who, 'document.write', { of: other, id }, { of: self, id })).toBe(false);
		}
		for (const prefix of others) expect(may(who, 'document.write', undefined, { of: self, id: `${prefix}x` })).toBe(false);
	});
});

/** Who has a power: exactly these, and only with their second factor. */
const POWERS: readonly (readonly [Action, readonly Role[]])[] = [
	['report.read', ['moderator', 'admin']],
	['held.read', ['moderator']],
	['roles.read', ['admin']],
	['slip.make', ['clerk', 'admin']]
];
describe.each(POWERS)('%s', (action, roles) => {
	test.each(ROLES.map((role) => [role]))('%s', (role) => {
		const has = roles.includes(role);
		expect(answerTo(staff(role), action)).toBe(has ? 'yes' : 'no');
		expect(answerTo(bare(role), action)).toBe(has ? 'second-factor' : 'no');
	});
	test('is nothing to a member, nor to nobody', () => {
		expect([answerTo(member, action), answerTo(nobody, action)]).toEqual(['no', 'sign-in']);
	});
});

test('a second factor without a role gives nothing', () => {
	for (const [action] of POWERS) expect(may({ ...member, secondFactor: true }, action)).toBe(false);
});

test('a moderator decides of others’ ads, and of those whose author is gone, never of their own', () => {
	expect(may(staff('moderator'), 'held.decide', { by: other })).toBe(true);
	expect(may(staff('moderator'), 'held.decide', { by: undefined })).toBe(true);
	expect(may(staff('moderator'), 'held.decide', { by: self })).toBe(false);
	expect(may(staff('moderator'), 'held.decide')).toBe(false);
	expect(may(staff('admin', 'clerk', 'ambassador'), 'held.decide', { by: other })).toBe(false);
});

test('what protects an account changes freely until there is something to show, and then asks for it', () => {
	expect(answerTo(member, 'security.change', { of: self, guarded: false })).toBe('yes');
	expect(answerTo(member, 'security.change', { of: self, guarded: true })).toBe('second-factor');
	expect(answerTo({ ...member, secondFactor: true }, 'security.change', { of: self, guarded: true })).toBe('yes');
	expect(answerTo(staff('admin'), 'security.change', { of: other, guarded: false })).toBe('no');
});

describe('roles', () => {
	const standing = (of: typeof self, roles: readonly Role[], otherAdmins = 0) => ({ of, roles, otherAdmins });

	test('are given and taken by an administrator, and by nobody else', () => {
		for (const role of ROLES)
			for (const [name, who] of PEOPLE) {
				const allowed = may(who, 'roles.change', standing(other, [], 1), standing(other, [role], 1));
				expect([name, role, allowed]).toEqual([name, role, who.secondFactor && who.roles.includes('admin')]);
			}
	});

	test('the last administrator stays one', () => {
		const mine = staff('admin');
		expect(may(mine, 'roles.change', standing(self, ['admin'], 0), standing(self, [], 0))).toBe(false);
		expect(may(mine, 'roles.change', standing(self, ['admin'], 1), standing(self, [], 1))).toBe(true);
		expect(may(mine, 'roles.change', standing(self, ['admin', 'clerk'], 0), standing(self, ['admin'], 0))).toBe(true);
	});

	test('cannot be moved from one person to another in one act', () => {
		expect(may(staff('admin'), 'roles.change', standing(self, ['admin'], 2), standing(other, ['admin'], 2))).toBe(false);
	});

	test('given twice are given once, and taken are gone', () => {
		fc.assert(
			fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ROLES), (roles, role) => {
				const given = changed(roles, 'give', role);
				expect(changed(given, 'give', role)).toEqual(given);
				expect(given).toContain(role);
				expect(changed(given, 'take', role)).not.toContain(role);
			})
		);
	});
});

test('losing a role or the second factor never opens anything', () => {
	const things = { of: other, id: 'ad:x', by: other, roles: [], otherAdmins: 1, guarded: true };
	fc.assert(
		fc.property(fc.constantFrom(...ACTIONS), fc.subarray([...ROLES]), fc.subarray([...ROLES]), (action, some, more) => {
			const less: Who = { member: self, roles: some, secondFactor: false };
			const whole: Who = { member: self, roles: [...new Set([...some, ...more])], secondFactor: true };
			const asked = answerTo as (who: Who, action: Action, before: object, after: object) => string;
			if (asked(less, action, things, things) === 'yes') expect(asked(whole, action, things, things)).toBe('yes');
		})
	);
});
