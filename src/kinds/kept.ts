/** Details as a part of the form keeps them: what is left empty is not there at all, and nothing at all is nothing. */
export function kept(details: object): Record<string, unknown> | undefined {
	const said = Object.entries(details).filter(([, value]) => value !== undefined && value !== '');
	return said.length > 0 ? Object.fromEntries(said) : undefined;
}
