/** Conversations. */
export const exchanges = {
	title: 'Mes échanges',
	empty: 'Pas encore d’échange',
	emptyText: 'Quand vous répondez à une annonce, ou qu’on répond à la vôtre, cela se passe ici.',
	see: 'Voir les annonces',
	guest: 'Vos échanges apparaîtront ici une fois inscrit.',
	untitled: 'Annonce',
	theOther: 'L’autre personne',
	one: 'Échange',
	unread: 'Nouveau',
	me: 'Vous',
	you: (text: string) => `Vous\u202f: ${text}`,
	with: (name: string) => `Avec ${name}`,
	back: 'Tous mes échanges',
	about: 'L’annonce',
	gone: 'Cette annonce n’est plus sur le panneau.',
	write: 'Votre message',
	send: 'Envoyer',
	sent: 'Message gardé, il part dès qu’il y a du réseau.',
	missing: 'Cet échange n’est pas sur ce téléphone',
	missingText: 'Il est peut-être sur un autre de vos appareils.',
	log: 'Messages, du plus ancien au plus récent'
} as const;
