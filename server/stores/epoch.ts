/**
 * The epoch: the name of one unbroken history of this server's stores.
 * Phones keep their checkpoints by it. After a restore from a backup they would believe that everything was already
 * sent, so a restored server must bear another name, and they offer everything again.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const newEpoch = () => randomBytes(8).toString('hex');

/**
 * The epoch of a data folder. Its file also says which file it is (inode and birth), so a copy of it
 * knows that it is a copy, and takes a new name by itself.
 */
export async function epochOf(dataDir: string): Promise<string> {
	const path = join(dataDir, 'epoch');
	const kept = await readFile(path, 'utf8').catch(() => '');
	const [epoch, file] = kept.trim().split(/\s+/);
	if (epoch && file === (await identity(path))) return epoch;

	await mkdir(dataDir, { recursive: true });
	const made = newEpoch();
	await writeFile(path, made);
	await writeFile(path, `${made} ${await identity(path)}\n`, { flush: true });
	return made;
}

async function identity(path: string): Promise<string> {
	const { dev, ino, birthtimeMs } = await stat(path);
	return `${dev}-${ino}-${Math.round(birthtimeMs)}`;
}
