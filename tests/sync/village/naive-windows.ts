/**
 * How long answers to an ad are gathered before anybody is chosen: a day, two or three, from when everybody could first read
 * it, and as long as it is promised to nobody.
 */
type Doc = Readonly<Record<string, unknown>>;

/** None is first come, first served. */
export const isWindow = (hours: unknown) => hours === undefined || hours === 24 || hours === 48 || hours === 72;

export function newWindows() {
	const firstRead = new Map<string, string>();
	return {
		/** The ad is on the board at that moment. */
		isRead(id: string, at: string) {
			if (!firstRead.has(id)) firstRead.set(id, at);
		},
		/** The moment at which gathering ends, in milliseconds; undefined when nothing is gathered any more. */
		endsAt(id: string, { window, state }: Doc, now: number): number | undefined {
			const from = firstRead.get(id);
			if (typeof window !== 'number' || from === undefined || state !== 'live') return undefined;
			const end = new Date(from);
			for (let hour = 0; hour < window; hour += 1) end.setTime(end.getTime() + 60 * 60 * 1000);
			return end.getTime() > now ? end.getTime() : undefined;
		}
	};
}
