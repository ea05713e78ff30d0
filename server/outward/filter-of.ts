/** The words of the list page's address, read the same way. */
import type { Request } from 'express';
import { readFilter, type Filter } from '../../src/domain/filter.ts';

export const filterOf = ({ originalUrl }: Request): Filter =>
	readFilter(new URL(originalUrl, 'http://board.invalid').searchParams);
