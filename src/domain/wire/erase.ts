/** Takes ads out of a block that a phone keeps: their rows stay, so that the others keep their place, and hold no words. */
import type { CardColumns } from './cards.ts';
import { readChoices, readSparse, writeChoices, writeSparse } from './columns.ts';
import type { TextColumns } from './texts.ts';

/** A card without a title is one that was erased. */
export function eraseCards(columns: CardColumns, rows: ReadonlySet<number>): CardColumns {
	return { ...columns, title: columns.title.map((title, row) => (rows.has(row) ? '' : title)) };
}

export function eraseTexts(columns: TextColumns, rows: ReadonlySet<number>): TextColumns {
	const count = columns.text.length;
	const authors = readChoices(columns.author, count);
	// Somebody whose ad stays, or nobody: a name must not outlive the ad it signed.
	const other = authors.find((_, row) => !rows.has(row)) ?? NOBODY;
	const without = (column: TextColumns['hamlet']) =>
		writeSparse(readSparse(column, count).map((value, row) => (rows.has(row) ? undefined : value)));
	return {
		...columns,
		text: columns.text.map((text, row) => (rows.has(row) ? '' : text)),
		author: writeChoices(authors.map((author, row) => (rows.has(row) ? other : author))),
		...(columns.siret && { siret: without(columns.siret) }),
		hamlet: without(columns.hamlet),
		availability: without(columns.availability),
		...(columns.photos && { photos: without(columns.photos) }),
		...(columns.details && { details: without(columns.details) })
	};
}

const NOBODY = '0'.repeat(10);
