/** One way for the server to say no: a code of the domain's table, its status, and a word for whoever debugs. */
import type { Response } from 'express';
import { HTTP_ERRORS, type HttpErrorCode } from '../../src/domain/refusals.ts';

export class HttpError extends Error {
	readonly code: HttpErrorCode;
	readonly status: number;

	/** `reason` is in English and never shown to a member: the phone has its own sentence for each code. */
	constructor(code: HttpErrorCode, reason: string = code) {
		super(reason);
		this.name = 'HttpError';
		this.code = code;
		this.status = HTTP_ERRORS[code];
	}
}

export function sendError(response: Response, code: HttpErrorCode, reason: string = code): void {
	response.status(HTTP_ERRORS[code]).set('Cache-Control', 'no-store').json({ error: code, reason });
}
