/** About, and the legal notice. The kit's own texts come from the territory. */
export const about = {
	title: 'À propos',
	sharing: 'Sur votre site',
	credits: 'Sources et remerciements'
} as const;

export const legal = {
	title: 'Mentions légales',
	publisher: 'Qui publie ce site',
	legalForm: 'Forme',
	address: 'Adresse',
	phone: 'Téléphone',
	email: 'Courriel',
	director: 'Directeur de la publication',
	registration: 'Immatriculation',
	host: 'Qui l’héberge',
	kept: 'Ce que ce site garde sur votre téléphone',
	keptText: [
		'La copie du panneau, vos brouillons, vos annonces et vos échanges. Rien pour vous suivre.',
		'Aucun service extérieur n’est appelé. C’est pourquoi rien ne vous demande d’accepter des cookies.'
	]
} as const;
