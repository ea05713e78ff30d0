/**
 * While a page rendered by the server comes alive, what the server put in it stays: an older copy on the phone
 * must not replace fresh text under the reader's eyes. After that, the phone's copy comes first.
 */
let started = false;

export const markStarted = () => void (started = true);
export const isHydrating = () => !started && document.querySelector('script[data-sveltekit-fetched]') !== null;
