/** The door to the sheets: fetched when somebody prints, for the library weighs as much as the rest of the app. */
import type { PurchaseSheets } from './data.ts';
import { formPdf } from './form.ts';
import { householdsPdf } from './households.ts';
import { pickupPdf } from './pickup.ts';
import { supplierPdf } from './supplier.ts';
import { householdsCsv, supplierCsv } from './tables.ts';

const SHEETS = { supplier: supplierPdf, households: householdsPdf, pickup: pickupPdf, form: formPdf } as const;
const TABLES = { supplier: supplierCsv, households: householdsCsv } as const;
export type SheetName = keyof typeof SHEETS;
export type TableName = keyof typeof TABLES;

export const sheet = (name: SheetName, data: PurchaseSheets): Uint8Array => SHEETS[name](data);
export const table = (name: TableName, data: PurchaseSheets): string => TABLES[name](data);
