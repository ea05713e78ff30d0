/** Words met on every page. */
export const nav = {
	label: 'Pages principales',
	ads: 'Annonces',
	publish: 'Publier',
	exchanges: 'Échanges',
	me: 'Moi',
	unread: (n: number) => (n < 2 ? 'un message à lire' : `${n} messages à lire`),
	waiting: (n: number) => (n < 2 ? 'un texte à envoyer' : `${n} textes à envoyer`),
	news: (n: number) => (n < 2 ? 'une nouvelle annonce dans vos recherches' : `${n} nouvelles annonces dans vos recherches`),
	notices: (n: number) => (n < 2 ? 'une annonce à regarder' : `${n} annonces à regarder`)
} as const;

export const common = {
	skip: 'Aller au contenu',
	home: 'Accueil',
	back: 'Retour',
	optional: 'facultatif',
	save: 'Enregistrer',
	cancel: 'Annuler',
	close: 'Fermer',
	undo: 'Annuler',
	change: 'Modifier',
	print: 'Imprimer',
	share: 'Partager',
	retry: 'Réessayer',
	line: 'Ce que ce téléphone a reçu et doit envoyer',
	outbox: 'Mes envois',
	sendNow: 'Envoyer maintenant',
	refresh: 'Actualiser',
	waitPlease: 'Un instant…',
	needsJavaScript:
		'Pour écrire, ce site a besoin de JavaScript. Vous pouvez lire toutes les annonces sans lui. Pour publier ou répondre, appelez-nous\u202f: on le fait avec vous.',
	notice: 'À savoir',
	demo: 'Démonstration\u202f: tout y est inventé.',
	beKnown: 'Me faire reconnaître',
	understood: 'J’ai compris',
	shut: 'Pour envoyer, faites-vous reconnaître. Rien n’est perdu.',
	left: {
		ended: 'Ce téléphone a été retiré de vos appareils. Vos échanges y ont été effacés.',
		lost: 'Ce téléphone a été déclaré perdu. Tout ce qui était à vous y a été effacé.',
		gone: 'Votre compte a été supprimé. Rien de vous ne reste sur ce téléphone.'
	},
	newVersion: 'Une nouvelle version est prête.',
	newVersionLater: 'Une nouvelle version est prête. Elle attend que vous ayez fini.',
	reload: 'La prendre maintenant',
	previous: 'Annonces plus récentes',
	next: 'Annonces plus anciennes',
	page: (n: number, of: number) => `Page ${n} sur ${of}`
} as const;

/** « une annonce », « 1 312 annonces »: French counts 0 and 1 in the singular. */
export const count = (n: number, one: string, many: string) => `${number(n)}\u00a0${n < 2 ? one : many}`;

/** 12345 → « 12 345 ». Written out, so that the server and every phone agree. */
export const number = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** The title of a page, in its tab and in search engines. */
export const pageTitle = (page: string, name: string) => `${page} · ${name}`;
