/** French typography for sentences written with a plain keyboard, as those of a territory's kit are. */
export const typeset = (text: string) =>
	text
		.replaceAll("'", '’')
		.replace(/\s+([;:!?»])/g, '\u202f$1')
		.replace(/«\s+/g, '«\u202f')
		.replace(/(\d)\s+(h|km|m|kg|€)(?![\p{L}\d])/gu, '$1\u00a0$2')
		.replace(/(\d\u00a0h)\s+(?=\d)/g, '$1\u00a0');
