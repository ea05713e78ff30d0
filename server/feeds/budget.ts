/** 50 entries, 50 kB (N8): where long texts do not fit, all are cut alike; only then are there fewer of them. */
export const MOST_ENTRIES = 50;
export const MOST_BYTES = 50_000;

/** Letters that a title and a text may take. */
export interface Room {
	readonly title: number;
	readonly text: number;
}

/** From whole texts, which are not counted at all, to a line. */
const ROOMS: readonly Room[] = [Infinity, 1500, 1000, 700, 500, 400, 300, 220, 160, 100, 60].map((text) => ({
	title: Math.min(120, text),
	text
}));

/** `render` is asked again with less, until what it makes fits. */
export function fit<Item>(items: readonly Item[], render: (items: readonly Item[], room: Room) => string): string {
	const most = items.slice(0, MOST_ENTRIES);
	const made = (count: number, room: Room | undefined) => {
		const body = room && render(most.slice(0, count), room);
		return body !== undefined && Buffer.byteLength(body) <= MOST_BYTES ? body : undefined;
	};
	const whole = made(most.length, ROOMS[0]);
	if (whole !== undefined) return whole;
	const tight = ROOMS.length - 1;
	const cut = firstThatFits(1, tight, (i) => made(most.length, ROOMS[i]));
	if (cut !== undefined) return cut;
	// Letters made of a dozen code points each: nobody writes so, but somebody may try.
	const fewer = firstThatFits(1, most.length, (i) => made(most.length - i, ROOMS[tight]));
	return fewer ?? render([], ROOMS[tight] ?? { title: 0, text: 0 });
}

/** The least number between two for which there is an answer, when there is one for every greater number too. */
function firstThatFits(low: number, high: number, attempt: (i: number) => string | undefined): string | undefined {
	let best: string | undefined;
	while (low <= high) {
		const middle = Math.floor((low + high) / 2);
		const body = attempt(middle);
		if (body === undefined) low = middle + 1;
		else {
			best = body;
			high = middle - 1;
		}
	}
	return best;
}
