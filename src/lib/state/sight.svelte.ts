/** Photos come by themselves only to those who do not count their megabytes (P7). */
import type { PhotoId } from '../../domain/ids.ts';
import { here } from './phone.svelte.ts';

/** Asked by the person of the browser, for every site. */
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

class Eyes {
	/** The app could not be fetched: only the browser can say. */
	#alone = $state(false);
	/** As the board is kept: one choice, « Économiser mes données », for all that comes by itself. */
	mayFetch = $derived(this.#alone ? !savesData() : here.progress?.economy === false);
	#own: Record<string, string> = {};
	#blur: Promise<typeof import('../photos/blur.ts') | undefined> | undefined;

	start() {
		void here.open().catch(() => (this.#alone = true));
	}

	/** Most photos are not one's own: that is known without asking the disk. */
	ownOf = async (id: PhotoId): Promise<string | undefined> =>
		here.photos.some((photo) => photo.id === id) ? this.addressOf(id) : undefined;

	/** Of a photo on this phone. They are few: their addresses live as long as the page. */
	async addressOf(id: PhotoId): Promise<string | undefined> {
		const bytes = this.#own[id] ? undefined : await (await here.open()).photos.bytes(id).catch(() => undefined);
		if (bytes) this.#own[id] = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
		return this.#own[id];
	}

	/** Its few lines are fetched with the first photo met. */
	blurOf = async (blur: string): Promise<string | undefined> => {
		this.#blur ??= import('../photos/blur.ts').catch(() => (this.#blur = undefined));
		return (await this.#blur)?.blurUrl(blur);
	};
}

export const eyes = new Eyes();
