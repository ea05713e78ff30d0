/** LevelDB whose writes have reached the disk when they are acknowledged: "Reçue" must survive a power cut (S13). */
import type { AbstractLevelDOWN } from 'abstract-leveldown';
import leveldown from 'leveldown';

type Write = (first: unknown, second: unknown, options: object, done: (error?: Error) => void) => void;
type BatchWrite = (operations: unknown, options: object, done: (error?: Error) => void) => void;

/** The two methods of LevelDB that every write ends in: PouchDB never passes `sync` to them by itself. */
interface Writer {
	_put: Write;
	_batch: BatchWrite;
}

export function syncLeveldown(location: string): AbstractLevelDOWN {
	const level = leveldown(location);
	const writer = level as unknown as Writer;
	const put = writer._put.bind(level) as Write;
	const batch = writer._batch.bind(level) as BatchWrite;
	writer._put = (key, value, options, done) => put(key, value, { ...options, sync: true }, done);
	writer._batch = (operations, options, done) => batch(operations, { ...options, sync: true }, done);
	return level as AbstractLevelDOWN;
}
