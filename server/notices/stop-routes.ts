/**
 * `POST /stop/<token>`: no more letters, from the letter itself, without signing in (N1; RFC 8058). Mail programs post it from
 * nowhere and without a cookie: the token is the right. Reading the address changes nothing, because mail filters open every
 * link: the page there is one of the app's, with a button that posts.
 */
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { HttpError } from '../http/errors.ts';
import type { Notices } from './notices.ts';

/** Of a form, and of a mail program. */
const form = express.urlencoded({ extended: false, limit: 1024 });
const BY_A_PROGRAM = 'One-Click';

/** What was posted, if it is a form; of anything else, nothing is read. */
const readForm = (request: Request, response: Response) =>
	new Promise<Readonly<Record<string, unknown>>>((resolve, reject) =>
		form(request, response, (error?: unknown) => {
			if (error === undefined) return resolve((request.body ?? {}) as Record<string, unknown>);
			const { status } = error as { status?: number };
			reject(new HttpError(status === 413 ? 'too-large' : 'bad-request', 'not what this address waits for'));
		})
	);

export const stopRoutes = (notices: Pick<Notices, 'stop'>, ring: RequestHandler): Router =>
	Router().post('/:token', ring, async (request, response) => {
		const posted = await readForm(request, response);
		const stopped = await notices.stop(String(request.params['token']));
		response.set('Cache-Control', 'no-store');
		// A program follows no redirect, and reads only the status.
		if (posted['List-Unsubscribe'] === BY_A_PROGRAM)
			return void response
				.status(stopped ? 200 : 404)
				.type('text')
				.send(stopped ? 'ok' : 'no');
		response.redirect(303, stopped ? '/stop/fait' : '/stop/inconnu');
	});
