/** What of one's own has not arrived, or came back, in the order it was written. */
import type { Instant } from '../../../domain/dates.ts';
import type { MessageDoc, ProfileDoc } from '../../../domain/mailbox.ts';
import type { AdDoc } from '../../../domain/ad.ts';
import type { OwnPartDoc } from '../../../domain/parts/docs.ts';
import type { RemovalDoc } from '../../../domain/removal/docs.ts';
import type { ProfessionalDoc } from '../../../domain/professional/docs.ts';
import type { ChoicesDoc } from '../../../domain/notices/docs.ts';
import { progressOf, type OwnState } from '../../../domain/own-item.ts';
import { threadIn, type ThanksDoc } from '../../../domain/talk/docs.ts';
import type { RefusalWords } from '../../../lib/words/refusals.ts';
import { refusalWords } from '../../../lib/words/refusals.ts';
import { outbox as words } from '../../../lib/words/outbox.ts';
import { isTaken } from '../../../domain/parts/taken.ts';
import { partSending, whatSaid } from '../../../lib/words/parts.ts';
import { dayOf } from '../../../domain/dates.ts';
import type { ReportEntry } from '../../../lib/state/phone.svelte.ts';
import { here } from '../../../lib/state/phone.svelte.ts';

export interface Sending {
	readonly key: string;
	readonly label: string;
	readonly text: string;
	readonly writtenAt: Instant;
	readonly state: Extract<OwnState, 'waiting' | 'refused'>;
	/** Why it came back. */
	readonly why?: RefusalWords | undefined;
	/** Where it is put right, or gone on with. */
	readonly href: string;
	/** As it is kept, for whoever takes a copy. */
	readonly doc: object;
}

/** Longer than that without the network, and a copy on paper goes faster. */
const LATE_MS = 3 * 86_400_000;
export const isLate = ({ state, writtenAt }: Sending, now: number) =>
	state === 'waiting' && now - Date.parse(writtenAt) > LATE_MS;

export function sendings(): Sending[] {
	const contents = here.mail?.contents;
	const docs = contents
		? [
				...(contents.profile ? [contents.profile] : []),
				...(contents.choices ? [contents.choices] : []),
				...(contents.professional ? [contents.professional] : []),
				...(contents.removal ? [contents.removal] : []),
				...contents.ads,
				...contents.messages,
				...contents.talk.thanks
			]
		: [];
	const own = [...docs, ...(contents?.parts ?? [])].flatMap((doc): Sending[] => {
		const heard = here.heard(doc._id, doc._rev);
		const receipt = here.mail?.receipts.get(doc._id);
		// Never to be taken, whatever is tried: said as what came back, with its way out.
		const denied = receipt?.denied !== undefined && receipt.rev === doc._rev;
		const state = denied ? 'refused' : progressOf(doc._rev, heard);
		if (state !== 'waiting' && state !== 'refused') return [];
		const verdict = heard.verdicts.get(doc._rev);
		const why = verdict?.accepted === false ? refusalWords[verdict.refused] : denied ? words.denied : undefined;
		return [{ key: doc._id, state, why, writtenAt: doc.writtenAt, doc, ...saidOf(doc) }];
	});
	const reports = here.reports.filter(({ state }) => state === 'waiting').map(ofReport);
	return [...own, ...reports].sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1));
}

function saidOf(
	doc: AdDoc | ProfileDoc | MessageDoc | ThanksDoc | OwnPartDoc | ChoicesDoc | ProfessionalDoc | RemovalDoc
): Pick<Sending, 'label' | 'text' | 'href'> {
	switch (doc.type) {
		case 'ad':
			return {
				label: doc.title || words.untitled,
				text: `${doc.title}\n${doc.text}`,
				href: `/publier?annonce=${doc._id.slice('ad:'.length)}`
			};
		case 'message':
			return { label: words.message(doc.text), text: doc.text, href: `/echanges/${doc.thread}` };
		case 'thanks':
			return { label: words.message(doc.text), text: doc.text, href: `/echanges/${threadIn(doc._id)}` };
		case 'profile':
			return { label: words.profile, text: doc.name, href: '/inscription' };
		case 'part': {
			const isOrder = doc.what.type === 'order';
			const label = partSending[doc.state === 'cancelled' ? 'cancels' : isOrder ? 'orders' : 'asks'](titleOf(doc.ad));
			return { label, text: textOf(doc, label), href: `/annonces/${doc.ad}` };
		}
		case 'paper': {
			const label = partSending.paper(doc.name, titleOf(doc.ad));
			return { label, text: textOf(doc, label), href: deskOf(doc) };
		}
		case 'decision': {
			const guest = here.guests.find(({ roster }) => roster.ad === doc.ad && roster.who === doc.who && roster.on === doc.on);
			const label = partSending.decides(guest?.roster.name ?? partSending.somebody, titleOf(doc.ad));
			return { label, text: label, href: `/moi/participants/${doc.ad}` };
		}
		case 'act':
		case 'tick': {
			const label = partSending.leads(titleOf(doc.ad));
			return { label, text: label, href: `/achats/${doc.ad}` };
		}
		case 'notices':
			return { label: words.notices, text: '', href: '/moi/avis' };
		case 'removal':
			return { label: doc.wanted ? words.removal : words.keepAccount, text: '', href: '/moi/supprimer' };
		case 'professional':
			return { label: words.professional, text: doc.siret, href: '/moi/professionnel' };
	}
}

/** Where whoever leads it sees what they entered. */
const deskOf = ({ what, ad }: Extract<OwnPartDoc, { type: 'paper' }>) =>
	what.type === 'order' ? `/achats/${ad}` : `/moi/participants/${ad}`;

/** What this phone calls an ad without asking anybody: as its author, or as we were told. */
const titleOf = (ad: string) =>
	here.ownAds.find((one) => one.ad._id === `ad:${ad}`)?.ad.title ??
	here.ownParts.find(({ part, standing }) => part.ad === ad && standing)?.standing?.title ??
	partSending.ad;

const textOf = ({ what, on }: Extract<OwnPartDoc, { what: unknown }>, label: string) =>
	[label, on, isTaken(what) ? whatSaid(what, dayOf(Date.now())) : ''].filter(Boolean).join('\n');

const ofReport = ({ id, report, writtenAt }: ReportEntry): Sending => ({
	key: id,
	state: 'waiting',
	label: words.report(report.number),
	text: report.text,
	writtenAt: new Date(writtenAt).toISOString(),
	href: `/annonces/${report.ad}/signaler`,
	doc: report
});
