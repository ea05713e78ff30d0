/** What a screen may say that anybody can see: nobody's name, and not a word of theirs (N2). */
export const told = {
	news: 'Du nouveau pour vous sur le panneau',
	search: 'Du nouveau dans une recherche gardée'
} as const;
