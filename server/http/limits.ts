/** Rings around what can be guessed or flooded. A village may share one address, so they are wide; narrower limits come first. */
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { HttpError } from './errors.ts';

/** In version 6 of IP, one subscriber is given a whole /64 (I2). */
const SUBNET = 64;

export const addressRing = (minutes: number, limit: number): RequestHandler =>
	rateLimit({
		windowMs: minutes * 60_000,
		limit,
		standardHeaders: 'draft-8',
		legacyHeaders: false,
		keyGenerator: (request) => ipKeyGenerator(request.ip ?? '', SUBNET),
		handler: () => {
			throw new HttpError('too-many', 'too many requests from this address; try again later');
		}
	});
