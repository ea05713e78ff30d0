/**
 * How what is to be told of participations reaches people: their mailbox first, then the ways they chose. Nothing is put in,
 * or looked for in, the mailbox of somebody who has left: that would make it anew.
 */
import type { AdId } from '../../src/domain/ids.ts';
import { MAILBOX_PREFIX } from '../../src/domain/mailbox.ts';
import { isNews } from '../../src/domain/notices/news.ts';
import { traitsOf } from '../../src/kinds/traits.ts';
import { wayOf } from '../../src/kinds/ways.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Board } from '../board/board.ts';
import type { Notices } from '../notices/notices.ts';
import { eraseAll, putOnce } from '../stores/puts.ts';
import type { Registry } from '../stores/registry.ts';
import type { PartsDeps } from './parts.ts';

interface Deps {
	readonly accounts: Pick<Accounts, 'member'>;
	readonly board: Pick<Board, 'image'>;
	readonly registry: Pick<Registry, 'use'>;
	/** Asked for when there is something to tell: it is opened after the books. */
	readonly notices: () => Pick<Notices, 'notify' | 'remind'>;
}

export function createPost({ accounts, board, registry, notices }: Deps): Pick<PartsDeps, 'deliver' | 'remind' | 'erase'> {
	const kindOf = (id: AdId) => board.image().ads.get(id)?.ad.kind;
	const travels = (id: AdId) => {
		const kind = kindOf(id);
		return kind !== undefined && traitsOf(kind).travels === true;
	};
	return {
		async deliver(to, doc) {
			if (!(await accounts.member(to))) return;
			const isNew = await registry.use(MAILBOX_PREFIX + to, (db) => putOnce(db, doc));
			if (!isNew || !isNews(doc)) return;
			await notices().notify(to, { kind: travels(doc.ad) ? 'trip' : 'participation', ad: doc.ad, at: doc.at });
		},
		async remind(to, { ad, title, of, day, isAuthor }) {
			if (!(await accounts.member(to))) return;
			const kind = kindOf(ad);
			// What is led has its desk.
			const desk = kind && wayOf(kind)?.conduct ? 'achats' : 'moi/participants';
			const path = `/${isAuthor ? desk : 'annonces'}/${ad}`;
			await notices().remind(to, travels(ad) ? 'trip-reminder' : 'reminder', { ad, title, of, day, path });
		},
		async erase(from, id) {
			if (await accounts.member(from)) await registry.use(MAILBOX_PREFIX + from, (db) => eraseAll(db, id));
		}
	};
}
