/** The words of the list page's address, read the same way. */
import type { Request } from 'express';
import { readFilter, type Filter } from '../../src/domain/filter.ts';
import { HttpError } from '../http/errors.ts';

/** An answer repeats its own address, and is kept under it: neither may be as long as somebody likes. */
const LONGEST = 1000;

export function filterOf({ originalUrl }: Pick<Request, 'originalUrl'>): Filter {
	if (originalUrl.length > LONGEST) throw new HttpError('bad-request', 'this address is too long');
	return readFilter(new URL(originalUrl, 'http://board.invalid').searchParams);
}
