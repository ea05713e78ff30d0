/** A database's name is also a folder's: nothing in it may mean something to a file system. */

const NAME = /^[a-z][a-z0-9-]{0,60}$/;

export const isDatabaseName = (name: string) => NAME.test(name);

export function checkName(name: string): void {
	if (!isDatabaseName(name)) throw new TypeError(`Not a database name: ${JSON.stringify(name)}`);
}

/** Of a file: one to four names, none of which begins with a dot. */
const BLOB = /^[a-z0-9][a-z0-9.-]{0,80}(\/[a-z0-9][a-z0-9.-]{0,80}){0,3}$/;

export function checkBlobName(name: string): void {
	if (!BLOB.test(name)) throw new TypeError(`Not a file's name: ${JSON.stringify(name)}`);
}
