/** The paper of a note on an ad's picture (`<kind>/paper.ts`), cut as `<kind>/note.css` cuts it on the pages. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export const circle = (x: number, y: number, r: number) =>
	`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
/** Across, in steps of `step`, from right to left. */
export const leftwards = (from: number, to: number, step: number) =>
	Array.from({ length: Math.round((from - to) / step) + 1 }, (_, i) => from - (i * (from - to)) / Math.round((from - to) / step));

/** How much of a corner or an end is cut off. */
export const CUT = 62;

export const plain = ({ x, y, width, height }: Box) => `M${x} ${y}H${x + width}V${y + height}H${x}Z`;

export interface Paper {
	/** An SVG path, to be filled by the even-odd rule: holes are holes. */
	readonly path: (box: Box) => string;
	/** Other sheets under it. */
	readonly stacked?: true;
	/** What was cut off its upper corner is folded back. */
	readonly folded?: true;
}
