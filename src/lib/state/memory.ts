/** A few words kept apart from the stores, so that something remembers when those are erased. Blocked storage forgets. */
const MEMBER = 'member';
const RELOADED = 'reloaded-for-storage';

function quietly<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}

export const memory = {
	get: (key: string) => quietly(() => localStorage.getItem(key)) ?? undefined,
	/** Without a value, it is forgotten. */
	set: (key: string, value: string | undefined) =>
		void quietly(() => (value === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, value))),

	/** Somebody signed up on this phone: nothing says who. */
	hasMember: () => memory.get(MEMBER) !== undefined,
	rememberMember: () => memory.set(MEMBER, '1'),
	/** With where they look from, and which exchanges they had read. */
	forgetMember: () =>
		void quietly(() => {
			localStorage.removeItem(MEMBER);
			for (const key of ['seen-threads', 'hidden-threads', 'place']) localStorage.removeItem(key);
		}),

	/** In this tab. */
	reload: {
		done: () => quietly(() => sessionStorage.getItem(RELOADED)) !== null,
		mark: () => void quietly(() => sessionStorage.setItem(RELOADED, '1')),
		clear: () => void quietly(() => sessionStorage.removeItem(RELOADED))
	}
};
