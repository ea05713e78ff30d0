/** What a photo may weigh and measure, wherever it is (S5, S8, P7). */

/** The longer side, on the phone and on the server. */
export const SIDE_MAX = 1600;
/** What a phone sends, and what the server shows on tap. */
export const PHOTO_BYTES = 120 * 1024;
/** What is seen on the board. Two on a line of a valley take three seconds. */
export const THUMB_BYTES = 8 * 1024;
export const THUMB_SIDE = 320;

/** What the server takes at all: other clients than ours may send what a camera made. */
export const UPLOAD_BYTES = 8 * 1024 * 1024;
export const UPLOAD_PIXELS = 24_000_000;

/** One request: seven seconds at 20 kbit/s, all that a cut can cost. */
export const PIECE_BYTES = 16 * 1024;
/** What one request may hold. */
export const PIECE_BYTES_MAX = 64 * 1024;

/** Of one member. */
export const QUOTA = { perDay: 40, inAll: 200, unfinished: 12 } as const;
