/** How this phone likes to read: size of text, light or dark. Remembered here, sent nowhere. */
export const SIZES = ['normal', 'large', 'larger'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Size = (typeof SIZES)[number];
export type Theme = (typeof THEMES)[number];

const FACE = "700 1em 'Titre'";

/** Blocked storage is no reason to fail: the choice then lasts as long as the page. */
function stored<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
	try {
		return allowed.find((value) => value === localStorage.getItem(key)) ?? fallback;
	} catch {
		return fallback;
	}
}
function store(key: string, value: string) {
	try {
		localStorage.setItem(key, value);
	} catch {
		// See above.
	}
}

class Look {
	size = $state<Size>('normal');
	theme = $state<Theme>('auto');

	/** Called once, when the page has come alive. */
	start() {
		this.setSize(stored('size', SIZES, 'normal'));
		this.setTheme(stored('theme', THEMES, 'auto'));
		// The face of titles comes last, and not at all to those who count their megabytes.
		const link = (navigator as { connection?: { saveData?: boolean } }).connection;
		if (!link?.saveData) void document.fonts?.load(FACE).then(() => (document.documentElement.dataset.face = ''));
	}

	setSize(size: Size) {
		this.size = size;
		if (size === 'normal') delete document.documentElement.dataset.size;
		else document.documentElement.dataset.size = size;
		store('size', size);
	}

	setTheme(theme: Theme) {
		this.theme = theme;
		if (theme === 'auto') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
		store('theme', theme);
	}
}

export const look = new Look();
