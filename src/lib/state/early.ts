/** A button that was pressed while the app was still coming is pressed now that it can answer. The page itself noted it (`src/app.html`). */
import { tick } from 'svelte';

export async function pressAgain(): Promise<void> {
	const button = globalThis.earlyPress?.();
	globalThis.earlyPress = undefined;
	await tick();
	if (button?.isConnected) button.click();
}
