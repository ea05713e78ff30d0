/** What is shown until a photo is there: its colours, in 25 bytes. */
import { thumbHashToDataURL } from 'thumbhash';

export const blurUrl = (blur: string) => thumbHashToDataURL(Uint8Array.from(atob(blur), (sign) => sign.charCodeAt(0)));
