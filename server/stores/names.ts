/** A database's name is also a folder's: nothing in it may mean something to a file system. */

const NAME = /^[a-z][a-z0-9-]{0,60}$/;

export const isDatabaseName = (name: string) => NAME.test(name);

export function checkName(name: string): void {
	if (!isDatabaseName(name)) throw new TypeError(`Not a database name: ${JSON.stringify(name)}`);
}
