import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { epochOf } from '../../server/stores/epoch.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sharetreuse-epoch-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a data folder keeps its epoch from one start to the next', async () => {
	const data = join(folder, 'data');
	const epoch = await epochOf(data);
	expect(epoch).toMatch(/^[0-9a-f]{16}$/);
	expect(await epochOf(data)).toBe(epoch);
});

test('a folder restored from a copy takes another epoch, and keeps that one', async () => {
	const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(folder, name)) as [string, string, string];
	const epoch = await epochOf(data);
	await cp(data, backup, { recursive: true, preserveTimestamps: true });
	await cp(backup, restored, { recursive: true, preserveTimestamps: true });
	const after = await epochOf(restored);
	expect(after).not.toBe(epoch);
	expect(await epochOf(restored)).toBe(after);
});

test('a restored folder whose epoch file was left out takes another epoch', async () => {
	const epoch = await epochOf(folder);
	await rm(join(folder, 'epoch'));
	expect(await epochOf(folder)).not.toBe(epoch);
});
