/**
 * A4 paper, written from top to bottom. The only file that knows the library: what is printed is said in millimetres
 * and points. The same calls give the same bytes, whenever and wherever (N6).
 */
import { jsPDF } from 'jspdf';
import { crc32 } from '../../domain/wire/crc32.ts';
import type { Day } from '../../domain/dates.ts';
import { printable } from './printable.ts';

export const WIDTH = 210;
export const HEIGHT = 297;
export const MARGIN = 16;
export const INNER = WIDTH - 2 * MARGIN;
/** Room for the foot of every page. */
const FOOT = 14;
const BOTTOM = HEIGHT - MARGIN - FOOT;
/** Nobody should need glasses to read a sheet on a table (N6). */
export const BODY = 12;
const MM_PER_POINT = 25.4 / 72;
/** From one line to the next, in sizes of type. */
const LEADING = 1.3;

export interface Style {
	readonly size?: number;
	readonly bold?: boolean;
	readonly align?: 'left' | 'right' | 'center';
}

export interface Paper {
	/** Where the next thing goes, from the top. */
	y: number;
	/** The height of a line of type. */
	lineOf(size?: number): number;
	/** Lines that fit a width: words are never cut, unless one alone is too long. */
	wrap(text: string, width: number, style?: Style): string[];
	/** One line at a place of one's own; the text stands below `y`. */
	put(text: string, x: number, y: number, style?: Style): void;
	/** A paragraph at `y`, which it moves. */
	write(text: string, style?: Style & { x?: number; width?: number }): void;
	rule(x1: number, y1: number, x2: number, y2: number, thickness?: number): void;
	box(x: number, y: number, width: number, height: number, grey?: number): void;
	space(millimetres: number): void;
	/** A new page when so much does not fit on this one any more; true when there was one. */
	need(millimetres: number): boolean;
	newPage(): void;
	/** The foot is written on every page once their number is known. */
	bytes(foot: (page: number, of: number) => readonly [left: string, right: string]): Uint8Array;
}

/** `of` and `on` name and date the document, and nothing else does: no clock is asked. */
export function openPaper({ title, on }: { title: string; on: Day }): Paper {
	const pdf = new jsPDF({ unit: 'mm', format: 'a4', putOnlyUsedFonts: true, compress: false });
	pdf.setCreationDate(`D:${on.replaceAll('-', '')}000000+00'00'`);
	pdf.setFileId(fileId(`${title} ${on}`));
	pdf.setProperties({ title: printable(title) });
	pdf.setLanguage('fr-FR');

	const dress = ({ size = BODY, bold = false }: Style = {}) => {
		pdf.setFont('helvetica', bold ? 'bold' : 'normal');
		pdf.setFontSize(size);
	};
	const lineOf = (size = BODY) => size * MM_PER_POINT * LEADING;

	const paper: Paper = {
		y: MARGIN,
		lineOf,
		wrap(text, width, style) {
			dress(style);
			return text.split('\n').flatMap((paragraph) => fill(printable(paragraph), width, (piece) => pdf.getTextWidth(piece)));
		},
		put(text, x, y, style = {}) {
			dress(style);
			const { size = BODY, align = 'left' } = style;
			// Of the height of a line, capitals take about 0.72 sizes; the rest is air above and below.
			pdf.text(printable(text), x, y + size * MM_PER_POINT * 0.98, { align });
		},
		write(text, style = {}) {
			const { x = MARGIN, width = INNER, size } = style;
			for (const line of paper.wrap(text, width, style)) {
				paper.need(lineOf(size));
				const at = style.align === 'right' ? x + width : style.align === 'center' ? x + width / 2 : x;
				paper.put(line, at, paper.y, style);
				paper.y += lineOf(size);
			}
		},
		rule(x1, y1, x2, y2, thickness = 0.2) {
			pdf.setDrawColor(0);
			pdf.setLineWidth(thickness);
			pdf.line(x1, y1, x2, y2);
		},
		box(x, y, width, height, grey) {
			pdf.setDrawColor(0);
			pdf.setLineWidth(0.3);
			if (grey === undefined) return void pdf.rect(x, y, width, height, 'S');
			pdf.setFillColor(grey, grey, grey);
			pdf.rect(x, y, width, height, 'F');
		},
		space(millimetres) {
			paper.y += millimetres;
		},
		need(millimetres) {
			if (paper.y + millimetres <= BOTTOM || paper.y === MARGIN) return false;
			paper.newPage();
			return true;
		},
		newPage() {
			pdf.addPage();
			paper.y = MARGIN;
		},
		bytes(foot) {
			const pages = pdf.getNumberOfPages();
			for (let page = 1; page <= pages; page += 1) {
				pdf.setPage(page);
				const [left, right] = foot(page, pages);
				const y = HEIGHT - MARGIN - FOOT / 2;
				paper.rule(MARGIN, y, WIDTH - MARGIN, y);
				// The two share one line; whatever is too long for it goes on below.
				const beside = INNER - textWidth(right) - 4;
				paper.wrap(left, beside).forEach((line, index) => paper.put(line, MARGIN, y + 1.5 + index * lineOf()));
				paper.put(right, WIDTH - MARGIN, y + 1.5, { align: 'right' });
			}
			return new Uint8Array(pdf.output('arraybuffer'));
		}
	};
	const textWidth = (text: string) => {
		dress();
		return pdf.getTextWidth(printable(text));
	};
	return paper;
}

/** Breaks at plain spaces only: a number stays with its unit. */
function fill(paragraph: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of paragraph.split(/ +/).flatMap((one) => cut(one, width, measure))) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && measure(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}

function cut(word: string, width: number, measure: (text: string) => number): string[] {
	if (measure(word) <= width) return [word];
	const pieces: string[] = [];
	let piece = '';
	for (const sign of word) {
		if (piece !== '' && measure(piece + sign) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += sign;
	}
	return [...pieces, piece];
}

/** 128 bits that only depend on what the document is, as PDF wants them: 32 capital hexadecimal digits. */
function fileId(text: string): string {
	return [1, 2, 3, 4]
		.map((salt) => crc32(`${salt} ${text}`))
		.join('')
		.toUpperCase();
}
