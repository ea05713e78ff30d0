/** What the association entrusts to somebody, beyond being a member. Given and taken by an administrator only. */
export const ROLES = ['clerk', 'ambassador', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

export type RoleChange = 'give' | 'take';

export function changed(roles: readonly Role[], what: RoleChange, role: Role): readonly Role[] {
	// In the order of the table, so that the same roles are the same list.
	return ROLES.filter((one) => (one === role ? what === 'give' : roles.includes(one)));
}
