/**
 * A table for the spreadsheets people here have: semicolons, decimal commas, and a mark at the start without which
 * accents would not be understood.
 */

export type Cell = string | number;

const BOM = '\ufeff';

/** A text that a spreadsheet would take for a formula, and run. */
const FORMULA = /^[\s\u00a0]*[=+\-@|%]|^[\t\r]/;

function cell(value: Cell): string {
	if (typeof value === 'number') return String(value).replace('.', ',');
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv = (rows: readonly (readonly Cell[])[]) => BOM + rows.map((row) => row.map(cell).join(';') + '\r\n').join('');

/** A sum to compute with: no sign of currency, no space. */
export const amount = (cents: number): number => cents / 100;
