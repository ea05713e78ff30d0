/** `/annonces/<id>/carte.png`: what a link to an ad looks like on a social network. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { cardVersion } from '../../src/domain/card.ts';
import { isAdId } from '../../src/domain/ids.ts';
import { HttpError } from '../http/errors.ts';
import type { Outward } from '../outward/outward.ts';
import { drawCard, type Art } from './drawing.ts';
import { readFace } from './face.ts';
import { createPainter, paintWith, type Paint } from './painter.ts';

const FONTS = 'server/cards/fonts';
/** The picture under its version never changes; without one it is that of the moment. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=600';

const readArt = (): Art => ({
	title: readFace(resolve(FONTS, 'title.ttf')),
	plain: readFace(resolve(FONTS, 'plain.ttf')),
	kinds: readFileSync(resolve('static/kinds.svg'), 'utf8').replace(/<\/?svg[^>]*>/g, '')
});

export function cardRoutes({ board, territory }: Pick<Outward, 'board' | 'territory'>, given?: Paint): Router {
	const art = readArt();
	const painter = createPainter(given ?? paintWith([art.title.file, art.plain.file]));

	async function send(request: Request, response: Response) {
		const id = String(request.params.id);
		const { ads, gone } = board.image();
		const ad = isAdId(id) ? ads.get(id)?.ad : undefined;
		if (!ad) throw new HttpError(isAdId(id) && gone.has(id) ? 'gone' : 'not-found', 'no such ad');
		const svg = drawCard(ad, territory, art);
		const content = createHash('sha256').update(svg).digest('base64url').slice(0, 22);
		response.set({
			'Content-Type': 'image/png',
			'Cache-Control': request.query.v === cardVersion(ad) ? FOR_EVER : FOR_NOW,
			ETag: `"${content}"`,
			'Cross-Origin-Resource-Policy': 'cross-origin'
		});
		if (request.fresh) return void response.status(304).end();
		const picture = painter.paint(content, () => svg);
		if (picture) return void response.send(await picture);
		response.removeHeader('ETag');
		response.set('Retry-After', '10');
		throw new HttpError('unavailable', 'too many pictures at once');
	}

	return Router().get('/annonces/:id/carte.png', send);
}
