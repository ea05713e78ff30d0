declare module 'virtual:territory' {
	type Territory = import('./domain/territory.ts').Territory;
	export const territory: Territory;
}

declare module 'virtual:territory/roads' {
	type Road = import('./domain/territory.ts').Road;
	/** For `unpackRoads`. */
	export const packed: readonly number[];
	/** The ends of each road that goes over a pass. */
	export const passes: readonly (Pick<Road, 'a' | 'b' | 'closedInWinter'> & { readonly name: string })[];
}

declare module 'virtual:territory/meeting-points' {
	type MeetingPoint = import('./domain/territory.ts').MeetingPoint;
	/** By the commune's code. */
	export const points: Readonly<Record<string, readonly MeetingPoint[]>>;
}
