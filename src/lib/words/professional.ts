/** Whoever publishes as a professional (L13). */
export const professional = {
	title: 'Professionnel',
	lead: 'Le panneau est fait pour l’entraide. Si c’est votre métier, dites-le\u202f: la loi le demande, et vos voisins le verront.',
	siret: 'Votre numéro SIRET',
	hint: '14\u00a0chiffres. Il est sur vos factures, et sur annuaire-entreprises.data.gouv.fr.',
	shown: 'Vos annonces porteront le mot «\u202fProfessionnel\u202f» et ce numéro. Tout le monde peut les lire.',
	declare: 'Je suis professionnel',
	change: 'Changer de numéro',
	stop: 'Je ne suis plus professionnel',
	saved: 'C’est noté. Vos annonces le diront.',
	stopped: 'C’est noté. Vos annonces ne le diront plus.',
	notSaved: 'Ce téléphone n’a rien pu garder. Essayez encore.',
	declared: (siret: string) => `Vous avez déclaré le SIRET ${siret}.`,
	now: (siret: string) => `Vous publiez comme professionnel, SIRET ${siret}.`,
	number: (siret: string) => `SIRET ${siret}`,
	guest: 'Inscrivez-vous d’abord\u202f: c’est gratuit.',
	row: 'Professionnel'
} as const;
