/** Coming back from the background: the stores are tried, opened again, and the page reloaded once, never over a form. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { openDevice } from '../../../src/lib/device/db.ts';
import { storeTrouble } from '../../../src/lib/device/trouble.ts';
import { revive, type ReviveDeps } from '../../../src/lib/phone/revive.ts';

function coming(back: Partial<ReviveDeps> = {}) {
	let marked = false;
	const reload = vi.fn();
	const deps: ReviveDeps = {
		probe: () => Promise.reject(new Error('dead')),
		reopen: () => Promise.resolve(),
		reload,
		mayReload: () => true,
		once: { done: () => marked, mark: () => (marked = true), clear: () => (marked = false) },
		patienceMs: 30,
		...back
	};
	return { reload, again: () => revive(deps), isMarked: () => marked };
}

describe('on coming back', () => {
	test('stores that work are left alone', async () => {
		const { again, reload } = coming({ probe: () => Promise.resolve() });
		expect(await again()).toBe('alive');
		expect(reload).not.toHaveBeenCalled();
	});

	test('a real store whose connection was closed works again once reopened', async () => {
		const db = openDevice({ indexedDB: new IDBFactory(), IDBKeyRange });
		await db.open();
		db.close();
		const { again, reload } = coming({ probe: () => db.identity.get('self'), reopen: () => db.open() });
		expect(await again()).toBe('reopened');
		expect(reload).not.toHaveBeenCalled();
	});

	test.each([
		['fails', () => Promise.reject(new Error('closing'))],
		['never answers', () => new Promise<never>(() => {})]
	])('a connection that %s and cannot be reopened: the page is reloaded, once', async (_, probe) => {
		const { again, reload } = coming({ probe });
		expect(await again()).toBe('reloading');
		expect(await again()).toBe('dead');
		expect(reload).toHaveBeenCalledTimes(1);
	});

	test('nothing is reloaded over a form', async () => {
		const { again, reload } = coming({ mayReload: () => false });
		expect(await again()).toBe('dead');
		expect(reload).not.toHaveBeenCalled();
	});

	test('after a good day, one more reload is allowed', async () => {
		let works = false;
		const { again, isMarked } = coming({ probe: () => (works ? Promise.resolve() : Promise.reject(new Error('dead'))) });
		await again();
		expect(isMarked()).toBe(true);
		works = true;
		expect(await again()).toBe('alive');
		expect(isMarked()).toBe(false);
	});
});

describe('what is wrong with a store', () => {
	test.each([
		[{ name: 'QuotaExceededError' }, 'full'],
		[{ name: 'AbortError', inner: { name: 'QuotaExceededError' } }, 'full'],
		[{ name: 'indexed_db_went_bad', message: 'unknown' }, 'blocked'],
		[{ name: 'OpenFailedError' }, 'blocked'],
		[{ name: 'MissingAPIError' }, 'blocked'],
		[{ name: 'DatabaseClosedError' }, 'blocked'],
		[{ name: 'NoNetwork' }, undefined],
		[new SyntaxError('not JSON'), undefined],
		[new Error('/api/board/snapshot: 500'), undefined],
		['a string', undefined],
		[undefined, undefined]
	])('%o is %s', (error, trouble) => expect(storeTrouble(error)).toBe(trouble));
});
