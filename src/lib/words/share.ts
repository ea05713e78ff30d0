/** Passing an ad on. */
export const share = {
	title: 'Partager cette annonce',
	sheet: 'Envoyer avec une autre application',
	copy: 'Copier le lien',
	copied: 'Lien copié.',
	notCopied: 'Le lien n’a pas pu être copié. Le voici, en entier.',
	qr: 'Le code à viser avec un appareil photo',
	qrHow: 'Visez-le avec un autre téléphone\u202f: l’annonce s’y ouvre.',
	plain: 'Le lien mène à l’annonce, et ne dit rien de vous.'
} as const;
