/** For a clerk of the mairie: whom to tell something, and what came of it. Needs the server: others may have called meanwhile. */
import * as v from 'valibot';
import { callOf, listedSchema, type CallEnd, type ToCall } from '../../../domain/notices/calls.ts';
import type { Asking } from './ask.ts';
import { asked } from './devices.ts';

export const list = async (phone: Asking, commune: string): Promise<readonly ToCall[]> =>
	(await asked(phone, '/api/calls/list', { commune }, listedSchema)).people;

export const done = (phone: Asking, whom: ToCall, what: CallEnd) =>
	asked(phone, '/api/calls', { ref: whom.ref, ...callOf(whom, what) }, v.object({}));
