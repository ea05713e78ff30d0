/** The same for everybody, and there from the first visit on. */
export const prerender = true;
