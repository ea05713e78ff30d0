/** Where this person looks from. Chosen once, kept on this phone, sent nowhere; a member's own commune until then. */
import { communeOf } from '../../domain/territory.ts';
import { territory } from '../territory.ts';

export interface Place {
	readonly insee: string;
	readonly hamlet?: string;
}

const KEY = 'place';

class MyPlace {
	#chosen = $state.raw<Place>();
	#profile = $state.raw<Place>();
	#read = false;

	/** Undefined until the page has come alive: the server knows no one's place. */
	get current(): Place | undefined {
		return this.#chosen ?? this.#profile;
	}

	/** What this phone remembers. A place that the kit no longer has is forgotten. */
	start() {
		if (this.#read) return;
		this.#read = true;
		try {
			const { insee, hamlet } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Place>;
			const commune = communeOf(territory, insee ?? '');
			if (commune) this.#chosen = placeIn(commune.insee, hamlet);
		} catch {
			// Blocked or damaged storage: asked again.
		}
	}

	/** An empty code forgets the place. */
	choose(insee: string, hamlet?: string) {
		this.#chosen = communeOf(territory, insee) && placeIn(insee, hamlet);
		try {
			if (this.#chosen) localStorage.setItem(KEY, JSON.stringify(this.#chosen));
			else localStorage.removeItem(KEY);
		} catch {
			// It then lasts as long as the page.
		}
	}

	/** A member's commune, as long as no other place was chosen here. */
	suggest(insee: string | undefined) {
		if (insee !== this.#profile?.insee) this.#profile = insee && communeOf(territory, insee) ? { insee } : undefined;
	}
}

/** A hamlet that the commune has not is left out. */
function placeIn(insee: string, hamlet: string | undefined): Place {
	return hamlet && communeOf(territory, insee)?.hamlets.includes(hamlet) ? { insee, hamlet } : { insee };
}

export const place = new MyPlace();
