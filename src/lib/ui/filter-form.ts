/** What the form of the list says, as a filter: the same reading as that of an address. */
import { needsPlace, readFilter, type Filter } from '../../domain/filter.ts';

/**
 * A place, or a season, that the list does not depend on stays out of its address: whoever is sent the address
 * then reads their own minutes. `season` is what the date says.
 */
export function readForm(form: HTMLFormElement, season: boolean): Filter {
	const params = new URLSearchParams();
	for (const [name, value] of new FormData(form)) if (typeof value === 'string') params.set(name, value);
	const { from, winter, ...rest } = readFilter(params);
	return {
		...rest,
		...(from !== undefined && needsPlace(rest) && { from, ...(winter !== undefined && winter !== season && { winter }) })
	};
}
