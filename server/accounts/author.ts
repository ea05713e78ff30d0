/** How somebody signs what everyone reads. */
import type { Author } from '../../src/domain/ad.ts';
import type { MemberRecord } from './accounts.ts';

export const authorOf = ({ ref, siret }: Pick<MemberRecord, 'ref' | 'siret'>, name: string): Author => ({
	ref,
	name,
	...(siret !== undefined && { siret })
});
