import type { ProfileText } from '../../src/domain/profile-rules.ts';

export const profile = (other: Partial<ProfileText> = {}): ProfileText => ({
	name: 'Odette',
	commune: '38442',
	contact: { by: 'relay' },
	over15: true,
	...other
});
