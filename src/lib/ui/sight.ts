/** Whether photos may be fetched by themselves, and what is shown until then. Given once, by the layout. */
import { createContext } from 'svelte';
import type { PhotoId } from '../../domain/ids.ts';

export interface Sight {
	/** False until it is known that nobody is counting their megabytes. */
	readonly mayFetch: boolean;
	/** The colours of a photo, as the address of a tiny picture. */
	readonly blurOf: (blur: string) => Promise<string | undefined>;
	/** The address of one's own photo, which is on this phone before it is anywhere else. */
	readonly ownOf: (id: PhotoId) => Promise<string | undefined>;
}

export const [sight, giveSight] = createContext<Sight>();
