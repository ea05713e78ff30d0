/** Forms that are no ads, kept as they are typed: a crash must not ask anything twice (O3). */
import type { DeviceDb, FormDraft } from './db.ts';

export function createForms(db: DeviceDb) {
	return {
		typed: async (key: FormDraft['key']) => (await db.forms.get(key))?.fields,
		type: (key: FormDraft['key'], fields: FormDraft['fields']) => db.forms.put({ key, fields }),
		drop: (key: FormDraft['key']) => db.forms.delete(key)
	};
}
