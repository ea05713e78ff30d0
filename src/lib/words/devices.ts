/** The devices one is known on, and what happened to them. */
import type { DeviceKind, DeviceWay, KnownEvent } from '../../domain/codes/known.ts';

export const deviceKinds: Readonly<Record<DeviceKind, string>> = {
	iphone: 'iPhone',
	ipad: 'iPad',
	android: 'Téléphone Android',
	windows: 'Ordinateur Windows',
	mac: 'Ordinateur Mac',
	linux: 'Ordinateur Linux',
	other: 'Un appareil'
};

export const deviceWays: Readonly<Record<DeviceWay, string>> = {
	first: 'Le premier appareil.',
	code: 'Ajouté par un code reçu par courriel.',
	slip: 'Ajouté par un papier de la mairie.',
	paired: 'Ajouté depuis un autre appareil.',
	recovery: 'Ajouté par la feuille de secours.',
	passkey: 'Ajouté par une clé d’accès.'
};

/** Also the subject of the letter that tells it. */
export const eventWords: Readonly<Record<KnownEvent, string>> = {
	'device-added': 'Un nouvel appareil vous connaît',
	'device-ended': 'Un appareil a été retiré',
	'device-lost': 'Un appareil perdu sera vidé',
	'sheet-made': 'Une feuille de secours a été faite',
	'sheet-used': 'Un code de votre feuille de secours a servi',
	'email-confirmed': 'Votre adresse a été confirmée',
	'contact-changed': 'Le moyen de vous joindre a changé',
	'slip-made': 'La mairie a imprimé un papier à votre nom',
	'factor-set': 'Une seconde preuve a été mise en place',
	'factor-removed': 'Votre seconde preuve a été retirée',
	'codes-made': 'Vos codes de dépannage ont été refaits',
	'passkey-added': 'Une clé d’accès a été ajoutée',
	'passkey-removed': 'Une clé d’accès a été retirée',
	'removal-asked': 'Votre compte sera supprimé dans sept jours',
	'removal-dropped': 'Votre compte est gardé'
};

export const devices = {
	title: 'Mes appareils',
	lead: 'Les téléphones et ordinateurs où l’on vous reconnaît.',
	current: 'Celui-ci',
	seen: (when: string) => `Vu ${when}.`,
	rename: 'Renommer',
	name: 'Le nom de cet appareil',
	save: 'Enregistrer',
	end: 'Retirer',
	endTitle: (name: string) => `Retirer «\u202f${name}\u202f»\u202f?`,
	endText: 'Il ne pourra plus rien envoyer à votre nom. Vos échanges y seront effacés dès qu’il aura du réseau.',
	endKeep: 'Le retirer',
	endKeepHint: 'Ce qu’il n’a pas encore envoyé y reste, de côté, pour vous.',
	endLost: 'Perdu ou volé\u202f: tout effacer',
	endLostHint: 'Tout y sera effacé, même ce qui n’est pas parti.',
	endOthers: 'Retirer tous les autres',
	ended: 'C’est fait.',
	history: 'Ce qui a changé',
	noHistory: 'Rien pour l’instant.',
	add: 'Ajouter un appareil',
	addText:
		'Sur l’autre appareil, ouvrez «\u202fMe faire reconnaître\u202f» puis «\u202fAvec mon autre téléphone\u202f». Tapez ici le code qu’il montre.',
	code: 'Le code montré par l’autre appareil',
	look: 'Continuer',
	confirmTitle: (kind: string) => `${kind}\u202f: est-ce bien le vôtre\u202f?`,
	confirmText: 'Ne dites oui que si vous l’avez en main. Il pourra publier et répondre à votre nom.',
	confirm: 'Oui, c’est le mien',
	refuse: 'Non',
	confirmed: 'L’autre appareil vous reconnaît maintenant.',
	gone: 'Ce code n’existe pas, ou ses dix minutes sont passées. Demandez-en un autre sur l’autre appareil.',
	network: 'Cette page a besoin du réseau. Rien n’est perdu\u202f: revenez dès qu’il y en a.',
	lostCall: 'Téléphone perdu, et aucun autre sous la main\u202f? Appelez-nous, ou passez à la mairie.',
	sheet: 'Feuille de secours',
	sheetNone: 'Huit codes sur papier, pour le jour où ce téléphone sera perdu.',
	sheetLeft: (n: number) => (n === 0 ? 'Tous les codes ont servi.' : n === 1 ? 'Il reste un code.' : `Il reste ${n} codes.`),
	signOut: 'Quitter ce téléphone',
	signOutText: 'Vos brouillons et vos échanges seront effacés d’ici, même sans réseau. Vos annonces restent sur le panneau.'
} as const;

export const signOut = {
	title: 'Quitter ce téléphone',
	text: 'Tout ce qui est à vous sera effacé de ce téléphone\u202f: brouillons, échanges, nom. Vos annonces restent sur le panneau.',
	again: 'Pour revenir, il faudra un code, une feuille de secours ou la mairie.',
	never:
		'Attention\u202f: personne ne vous connaît encore ailleurs que sur ce téléphone. Une fois quitté, ce nom ne reviendra pas.',
	unsent: (n: number) => (n < 2 ? 'Un texte n’est pas encore parti.' : `${n} textes ne sont pas encore partis.`),
	file: 'En garder une copie',
	keep: 'Quitter, et garder ce qui n’est pas parti',
	keepHint: 'Il partira quand vous reviendrez sur ce téléphone.',
	wipe: 'Tout effacer et quitter',
	leave: 'Quitter',
	cancel: 'Rester',
	done: 'Ce téléphone ne garde plus rien de vous.'
} as const;
