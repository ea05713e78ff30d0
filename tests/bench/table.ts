/** Markdown, for whoever pastes it into the README. */
export type Row = readonly string[];

export function table(title: string, head: Row, rows: readonly Row[]): string {
	const line = (cells: Row) => `| ${cells.join(' | ')} |`;
	return [`\n### ${title}\n`, line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

/** The value below which so many of the hundred are. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
