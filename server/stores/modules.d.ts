/** Level's stores publish no types of their own. Only what is used here is declared. */

declare module 'leveldown' {
	import type { AbstractLevelDOWN } from 'abstract-leveldown';
	const leveldown: (location: string) => AbstractLevelDOWN<unknown, unknown>;
	export default leveldown;
}

declare module 'memdown' {
	import type { AbstractLevelDOWN } from 'abstract-leveldown';
	const memdown: () => AbstractLevelDOWN<unknown, unknown>;
	export default memdown;
}
