/** Everything a page's storage holds, as text: what somebody would find who took the phone apart. */
import type { Page } from 'playwright-core';

export const dumpOf = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
		for (const { name } of await indexedDB.databases()) {
			// The public board holds names of its authors: they are everybody's.
			if (!name || name.includes('board')) continue;
			const db = await done(indexedDB.open(name));
			for (const store of db.objectStoreNames) found.push(name, await done(db.transaction(store).objectStore(store).getAll()));
			db.close();
		}
		return JSON.stringify(found);
	});
