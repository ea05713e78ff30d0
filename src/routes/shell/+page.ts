/** The page the service worker opens every address with: no content of its own, the router reads the address. */
export const ssr = false;
export const prerender = true;
