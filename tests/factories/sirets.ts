/** Numbers that follow the rule of a SIRET; nobody's on purpose, somebody's by chance. */
const check = (text: string): string => {
	const all = [...text].reverse().map(Number);
	const sum = all.reduce((sum, digit, at) => sum + (at % 2 === 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9), 0);
	return text + String((10 - (sum % 10)) % 10);
};

/** From eight digits of an enterprise and four of its establishment. */
export const proper = (enterprise: string, establishment: string) => check(check(enterprise) + establishment);
