/** The communes as two groups of a list: the massif first, then around it, both in French order. */
import { communeName, type Territory } from '../../domain/territory.ts';
import { list } from '../words/list.ts';
import type { Group } from './SelectField.svelte';

const french = new Intl.Collator('fr');

export function communeGroups(territory: Pick<Territory, 'communes'>): Group[] {
	const options = (within: boolean) =>
		territory.communes
			.filter((commune) => commune.within === within)
			.map(({ insee }) => ({ value: insee, label: communeName(territory, insee) }))
			.sort((a, b) => french.compare(a.label, b.label));
	return [
		{ label: list.within, options: options(true) },
		{ label: list.around, options: options(false) }
	].filter(({ options }) => options.length > 0);
}
