/** `/photos/<id>/…`: what anybody sees. Named by content, so it never changes; alone in its box, so it can do nothing. */
import { Router, type Request, type Response } from 'express';
import { isPhotoId } from '../../src/domain/ids.ts';
import { HttpError } from '../http/errors.ts';
import { FILES, type PhotoFile } from './develop.ts';
import type { Photos } from './photos.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const TYPES: Readonly<Record<PhotoFile, string>> = {
	'vignette.webp': 'image/webp',
	'grande.webp': 'image/webp',
	'grande.jpg': 'image/jpeg'
};

export function pictureRoutes(photos: Pick<Photos, 'file'>): Router {
	async function send(request: Request, response: Response, name: PhotoFile) {
		const id = String(request.params.id);
		const file = isPhotoId(id) ? await photos.file(id, name) : undefined;
		if (!file) throw new HttpError('not-found', 'no such photo');
		response.set({
			'Content-Type': TYPES[name],
			'Cache-Control': FOR_EVER,
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'Cross-Origin-Resource-Policy': 'same-origin',
			'X-Content-Type-Options': 'nosniff',
			'Content-Disposition': 'inline'
		});
		response.end(file);
	}

	return Router()
		.get('/:id/grande', (request, response) => {
			response.vary('Accept');
			return send(request, response, /image\/webp/.test(request.get('Accept') ?? '') ? 'grande.webp' : 'grande.jpg');
		})
		.get('/:id/:name', (request, response) => {
			const name = FILES.find((file) => file === request.params.name);
			if (!name) throw new HttpError('not-found', 'no such photo');
			return send(request, response, name);
		})
		.use(() => {
			throw new HttpError('not-found', 'no such photo');
		});
}
