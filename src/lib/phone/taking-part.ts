/** Taking part in an ad, and answering those who do: each act is one document, written here and judged by the server. */
import type { Day, Instant } from '../../domain/dates.ts';
import { newAdId, type AdId } from '../../domain/ids.ts';
import { cleanLine } from '../../domain/clean.ts';
import type { Act } from '../../kinds/group-purchase/acts.ts';
import {
	actDocId,
	decisionId,
	tickDocId,
	type TickOf,
	type Who,
	paperDocId,
	partId,
	type PaperId
} from '../../domain/parts/doc-ids.ts';
import type {
	ActDoc,
	TickDoc,
	Decision,
	DecisionDoc,
	OwnPartDoc,
	PaperDoc,
	PartDoc,
	RosterDoc,
	Said
} from '../../domain/parts/docs.ts';
import { tidySaid, tidyWhat } from '../../domain/parts/rules.ts';
import type { What } from '../../domain/parts/what.ts';

interface Deps {
	readonly write: (doc: OwnPartDoc) => Promise<void>;
	readonly instant: () => Instant;
}

/** What the author writes down of somebody who asked on paper, or by telephone. */
export interface OnPaper {
	readonly on?: Day | undefined;
	readonly name: string;
	readonly what: What;
	readonly phone?: string | undefined;
}

export function takingPart({ write, instant }: Deps) {
	const day = (on: Day | undefined) => (on === undefined ? {} : { on });
	const number = (phone: string | undefined) => (phone && cleanLine(phone) ? { phone: cleanLine(phone) } : {});

	return {
		/** Asks, or asks something else. "To be confirmed" until the server has said so. */
		async ask(ad: AdId, on: Day | undefined, what: What, phone?: string): Promise<void> {
			const doc: PartDoc = {
				_id: partId(ad, on),
				type: 'part',
				ad,
				...day(on),
				state: 'asked',
				what: tidyWhat(what),
				...number(phone),
				writtenAt: instant()
			};
			await write(doc);
		},

		/** Takes part no more: the place is free as soon as the server knows. */
		async cancelPart({ _rev: _, ...part }: PartDoc): Promise<void> {
			await write({ ...part, state: 'cancelled', writtenAt: instant() });
		},

		/** The author's answer to what a roster says. */
		async decide({ ad, who, on, asked }: Pick<RosterDoc, 'ad' | 'who' | 'on' | 'asked'>, state: Decision, said: Said = {}) {
			const doc: DecisionDoc = {
				_id: decisionId(ad, who, on),
				type: 'decision',
				ad,
				who,
				...day(on),
				state,
				asked,
				...tidySaid(said),
				writtenAt: instant()
			};
			await write(doc);
		},

		/** The author enters somebody who has no phone. Returns how to find them again. */
		async addPaper(ad: AdId, { on, name, what, phone }: OnPaper): Promise<PaperId> {
			const id = newAdId() as string as PaperId;
			const doc: PaperDoc = {
				_id: paperDocId(ad, id),
				type: 'paper',
				ad,
				id,
				...day(on),
				state: 'asked',
				name: cleanLine(name),
				what: tidyWhat(what),
				...number(phone),
				writtenAt: instant()
			};
			await write(doc);
			return id;
		},

		/** Somebody on paper has changed their mind, or a slip of the pen is put right. */
		async changePaper({ _rev: _, phone: _phone, ...paper }: PaperDoc, { name, what, phone }: OnPaper): Promise<void> {
			await write({
				...paper,
				state: 'asked',
				name: cleanLine(name),
				what: tidyWhat(what),
				...number(phone),
				writtenAt: instant()
			});
		},

		/** What whoever leads a purchase does with it: a new document each, never changed. */
		async conduct(ad: AdId, act: Act): Promise<void> {
			const id = newAdId() as string as PaperId;
			const doc: ActDoc = { _id: actDocId(ad, id), type: 'act', ad, id, act, writtenAt: instant() };
			await write(doc);
		},

		/** A household has paid, or collected; or that was a slip. */
		async tick(ad: AdId, who: Who, of: TickOf, on: boolean): Promise<void> {
			const doc: TickDoc = {
				_id: tickDocId(ad, who, of),
				type: 'tick',
				ad,
				who,
				of,
				state: on ? 'ticked' : 'cleared',
				writtenAt: instant()
			};
			await write(doc);
		},

		async cancelPaper({ _rev: _, ...paper }: PaperDoc): Promise<void> {
			await write({ ...paper, state: 'cancelled', writtenAt: instant() });
		}
	};
}
