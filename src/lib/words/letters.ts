/** Letters sent by the board itself. Plain text, short, and nothing to touch but what is said. */
export const letters = {
	code: (code: string) => ({
		subject: `${code}\u202f: votre code`,
		text: [
			'Bonjour,',
			`Voici votre code\u202f: ${code}`,
			'Tapez-le dans le panneau, là où il est demandé. Il sert une fois, pendant dix minutes.',
			'Vous n’avez rien demandé\u202f? Ne le donnez à personne, et ne faites rien.'
		]
	}),
	nobody: {
		subject: 'Personne n’a confirmé cette adresse',
		text: [
			'Bonjour,',
			'Quelqu’un a demandé un code pour cette adresse. Personne ne l’a confirmée sur le panneau.',
			'Si c’est vous, inscrivez-vous dans l’application, ou passez à la mairie.',
			'Sinon, ne faites rien.'
		]
	},
	warning: (what: string, when: string, kind: string | undefined) => ({
		subject: what,
		text: [
			'Bonjour,',
			`${what}, ${when}.${kind === undefined ? '' : ` Appareil\u202f: ${kind}.`}`,
			'Si c’est vous, il n’y a rien à faire.',
			'Sinon, ouvrez «\u202fMoi\u202f» puis «\u202fMes appareils\u202f», ou appelez-nous.'
		]
	}),
	outbox: 'Courrier de la démonstration',
	outboxText: 'Ici, rien ne part vraiment. Les lettres s’affichent sur cette page.',
	none: 'Aucune lettre.',
	to: 'Pour'
} as const;
