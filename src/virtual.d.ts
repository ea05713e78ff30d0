declare module 'virtual:territory' {
	type Territory = import('./domain/territory.ts').Territory;
	export const territory: Territory;
}
