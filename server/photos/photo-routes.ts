/**
 * `/api/photos/<id>`: a photo's bytes, in as many pieces as the way is bad. `GET` says where it stands; `PUT ?offset=&size=`
 * brings more. Both answer the same, so that a lost answer costs one question.
 */
import { Router, type Request, type Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { isPhotoId, type MemberId, type PhotoId } from '../../src/domain/ids.ts';
import { PIECE_BYTES_MAX, UPLOAD_BYTES } from '../../src/domain/photos/limits.ts';
import type { Standing } from '../../src/domain/photos/standing.ts';
import { HttpError } from '../http/errors.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { ComeBack, type Photos } from './photos.ts';
import type { ShowsPhoto } from './shows-photo.ts';

interface Deps {
	readonly photos: Photos;
	readonly whoIs: (request: Request) => Promise<MemberId | undefined>;
	readonly mayShow: ShowsPhoto;
	readonly origin: string;
}

/** The ad of a photo may still be on its way to being judged. */
const SOON_SECONDS = 60;

export function photoRoutes({ photos, whoIs, mayShow, origin }: Deps): Router {
	async function asked(request: Request): Promise<{ member: MemberId; id: PhotoId }> {
		const member = await whoIs(request);
		if (!member) throw new HttpError('not-signed-in');
		const id = String(request.params.id);
		if (!isPhotoId(id)) throw new HttpError('not-found', 'not the name of a photo');
		return { member, id };
	}

	const say = (response: Response, standing: Standing) => void response.set('Cache-Control', 'no-store').json(standing);

	async function where(request: Request, response: Response) {
		const { member, id } = await asked(request);
		// Of somebody else's photo nothing is said, not even that there is one.
		say(response, (await mayShow(member, id)) ? await photos.standing(member, id) : { state: 'arriving', offset: 0 });
	}

	async function take(request: Request, response: Response) {
		requireSameOrigin(request, origin);
		const { member, id } = await asked(request);
		const [offset, size] = [whole(request.query.offset), whole(request.query.size)];
		if (offset === undefined || !size || offset >= size) throw new HttpError('bad-request', 'offset and size are needed');
		if (size > UPLOAD_BYTES) throw new HttpError('too-large', `at most ${UPLOAD_BYTES} bytes`);
		if (request.headers['content-type'] !== 'application/octet-stream') throw new HttpError('wrong-type', 'send bytes');
		if (!(await mayShow(member, id))) {
			response.set('Retry-After', String(SOON_SECONDS));
			throw new HttpError('not-allowed', 'in no ad of yours');
		}
		const { bytes, cut } = await readPiece(request, Math.min(PIECE_BYTES_MAX, size - offset));
		try {
			const standing = await photos.add(member, id, offset, bytes, size);
			if (!cut) say(response, standing);
		} catch (error) {
			if (!(error instanceof ComeBack)) throw error;
			response.set('Retry-After', String(error.seconds));
			throw new HttpError('too-many', 'too many photos');
		}
	}

	return Router().get('/:id', where).put('/:id', take);
}

const whole = (value: unknown) => (typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : undefined);

/** What came before a cut is as good as any other piece. */
function readPiece(request: IncomingMessage, most: number): Promise<{ bytes: Uint8Array; cut: boolean }> {
	const tooLarge = () => new HttpError('too-large', `at most ${most} bytes at a time`);
	if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(tooLarge());
	return new Promise((resolve, reject) => {
		const chunks: Uint8Array[] = [];
		let size = 0;
		const take = (chunk: Uint8Array) => {
			size += chunk.length;
			if (size <= most) return void chunks.push(chunk);
			request.off('data', take).resume();
			reject(tooLarge());
		};
		const end = (cut: boolean) => () => resolve({ bytes: new Uint8Array(Buffer.concat(chunks)), cut });
		request.on('data', take);
		request.once('end', end(false));
		request.once('error', end(true));
		request.once('close', end(true));
	});
}
