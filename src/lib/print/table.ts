/** A table on paper: cells of several lines, its head again on every page, no row cut in two. */
import { BODY, MARGIN, type Paper, type Style } from './paper.ts';

export interface Column {
	readonly title: string;
	/** In millimetres. */
	readonly width: number;
	readonly align?: 'left' | 'right';
	/** An empty box to tick, instead of text. */
	readonly tick?: true;
	/** A frame to write in by hand. */
	readonly boxed?: true;
}

export interface Row {
	readonly cells: readonly string[];
	readonly bold?: boolean;
	/** Room to write by hand. */
	readonly least?: number;
}

const PAD = 2;
const TICK = 5;

export function table(paper: Paper, columns: readonly Column[], rows: readonly Row[], size = BODY): void {
	const head: Row = { cells: columns.map(({ title }) => title), bold: true };
	const before = measure(paper, columns, head, size);
	paper.need(before.height + (rows[0] ? measure(paper, columns, rows[0], size).height : 0));
	draw(paper, columns, before, size, true);
	for (const row of rows) {
		const measured = measure(paper, columns, row, size);
		if (paper.need(measured.height)) draw(paper, columns, before, size, true);
		draw(paper, columns, measured, size, false);
	}
}

interface Measured {
	readonly row: Row;
	readonly cells: readonly (readonly string[])[];
	readonly height: number;
}

function measure(paper: Paper, columns: readonly Column[], row: Row, size: number): Measured {
	const style: Style = { size, bold: row.bold ?? false };
	const cells = columns.map(({ width }, index) => paper.wrap(row.cells[index] ?? '', width - 2 * PAD, style));
	const lines = Math.max(1, ...cells.map((cell) => cell.length));
	return { row, cells, height: Math.max(row.least ?? 0, lines * paper.lineOf(size) + 2 * PAD) };
}

function draw(paper: Paper, columns: readonly Column[], { row, cells, height }: Measured, size: number, isHead: boolean): void {
	const width = columns.reduce((all, column) => all + column.width, 0);
	if (isHead) paper.box(MARGIN, paper.y, width, height, 232);
	let x = MARGIN;
	for (const [index, column] of columns.entries()) {
		const right = column.align === 'right';
		if (column.tick && !isHead && !row.bold) paper.box(x + PAD, paper.y + PAD, TICK, TICK);
		else
			for (const [line, text] of (cells[index] ?? []).entries())
				paper.put(text, right ? x + column.width - PAD : x + PAD, paper.y + PAD + line * paper.lineOf(size), {
					size,
					bold: row.bold ?? false,
					align: right ? 'right' : 'left'
				});
		if (column.boxed && !isHead) paper.box(x, paper.y, column.width, height);
		x += column.width;
	}
	paper.y += height;
	paper.rule(MARGIN, paper.y, MARGIN + width, paper.y, isHead ? 0.4 : 0.2);
}
