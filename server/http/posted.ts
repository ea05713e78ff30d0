/** What a page of ours posts: from this site, JSON, of the one shape that is waited for (S9). */
import type { Request } from 'express';
import * as v from 'valibot';
import { HttpError } from './errors.ts';
import { readJson } from './json-body.ts';
import { requireSameOrigin } from './same-origin.ts';

const MAX_BYTES = 32 * 1024;

export async function readPosted<Schema extends v.GenericSchema>(
	request: Request,
	origin: string,
	schema: Schema
): Promise<v.InferOutput<Schema>> {
	requireSameOrigin(request, origin);
	const read = v.safeParse(schema, await readJson(request, MAX_BYTES));
	if (!read.success) throw new HttpError('bad-request', 'not what this address waits for');
	return read.output;
}

/** Nothing but the wish. */
export const emptySchema = v.strictObject({});
