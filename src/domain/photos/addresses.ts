/** Where a photo is. It is named by its content, so what is at an address never changes. */
import type { PhotoId } from '../ids.ts';

export const thumbPath = (id: PhotoId) => `/photos/${id}/vignette.webp`;
export const photoPath = (id: PhotoId) => `/photos/${id}/grande.webp`;
/** For readers older than WebP. */
export const plainPath = (id: PhotoId) => `/photos/${id}/grande.jpg`;
