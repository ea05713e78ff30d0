/** What is done with the documents of participations: read for the book of their ad, which decides. */
import { cleanLine } from '../../src/domain/clean.ts';
import type { AdId, MemberId } from '../../src/domain/ids.ts';
import type { ActDoc, Decision, DecisionDoc, OwnPartDoc, PaperDoc, PartDoc, TickDoc } from '../../src/domain/parts/docs.ts';
import { mayOrganise } from '../../src/kinds/group-purchase/judge-act.ts';
import { admits } from '../../src/kinds/group-purchase/judge-order.ts';
import { readPurchase } from '../../src/kinds/group-purchase/shape.ts';
import { checkPerson, checkSaid, tidySaid, tidyWhat } from '../../src/domain/parts/rules.ts';
import type { MemberRecord } from '../accounts/accounts.ts';
import type { Hears } from '../courier/hears.ts';
import type { Judgement } from '../courier/judge.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Parts, Source } from './parts.ts';

interface Deps {
	readonly parts: Parts;
	readonly ledger: Ledger;
	/** Whether who is asked hears who asks. */
	readonly hears: Hears;
	readonly now: () => number;
}
type Writer = MemberRecord & { readonly id: MemberId };

export async function judgePart(deps: Deps, writer: Writer, doc: OwnPartDoc, rev: string): Promise<Judgement> {
	if (!writer.profile) return 'put-off';
	const source: Source = { key: `${writer.ref} ${doc._id}`, rev, member: writer.id };
	switch (doc.type) {
		case 'part':
			return judgeAsking(deps, { ...writer, ...writer.profile }, doc, source);
		case 'decision':
			return judgeDecision(deps, writer, doc, source);
		case 'paper':
			return judgePaper(deps, writer, doc, source);
		case 'act':
			return judgeAct(deps, writer, doc, source);
		case 'tick':
			return judgeTick(deps, writer, doc, source);
	}
}

const judged = (code: Awaited<ReturnType<Parts['act']>>): Judgement => (code ? { code } : 'accepted');
const times = ({ writtenAt }: { readonly writtenAt: string }, now: () => number) => ({
	writtenAt,
	receivedAt: new Date(now()).toISOString()
});
const dayIn = ({ on }: { readonly on?: PartDoc['on'] }) => (on === undefined ? {} : { on });

/**
 * Whoever its author does not hear any more asks in vain: it stays "to be confirmed", as what nobody has looked at does, and
 * nothing tells why (`courier/deliver.ts`). What they take part in already goes on until its author ends it.
 */
async function isUnheard({ parts, ledger, hears }: Deps, { ref }: Writer, doc: PartDoc, rev: string): Promise<boolean> {
	const silent = `part:${ref}.${doc._id.slice('part:'.length)}.${rev}`;
	if (await ledger.isSilent(silent)) return true;
	const author = (await ledger.ad(doc.ad))?.owner;
	if (!author || (await parts.isIn(doc.ad, ref, doc.on)) || (await hears(author, ref))) return false;
	await ledger.silence(silent);
	return true;
}

async function judgeAsking(
	deps: Deps,
	writer: Writer & { name: string; commune: string },
	doc: PartDoc,
	source: Source
): Promise<Judgement> {
	const { parts, now } = deps;
	const { ref, name, commune } = writer;
	if (doc.state === 'cancelled')
		return judged(await parts.act(doc.ad, source, { do: 'cancel', who: ref, ...dayIn(doc), ...times(doc, now) }));
	if (await isUnheard(deps, writer, doc, source.rev)) return 'silent';
	const [wrong] = checkPerson({ phone: doc.phone });
	if (wrong) return wrong;
	if (doc.what.type === 'order') {
		const purchase = readPurchase((await parts.terms(doc.ad))?.details);
		if (purchase && !admits(purchase, commune)) return { code: 'order-commune' };
	}
	return judged(
		await parts.act(doc.ad, source, {
			do: 'ask',
			who: ref,
			...dayIn(doc),
			name,
			what: tidyWhat(doc.what),
			...(doc.phone !== undefined && { phone: cleanLine(doc.phone) }),
			...times(doc, now)
		})
	);
}

/** The ad's author, or whoever they said organises the purchase with them. */
async function leads({ parts, ledger }: Deps, writer: Writer, { ad }: { readonly ad: AdId }): Promise<boolean> {
	const record = await ledger.ad(ad);
	if (record?.owner === writer.id) return true;
	const purchase = readPurchase((await parts.terms(ad))?.details);
	return record !== undefined && purchase !== undefined && mayOrganise(purchase, record.author, writer.ref);
}

async function judgeAct(deps: Deps, writer: Writer, doc: ActDoc, source: Source): Promise<Judgement> {
	if (!(await leads(deps, writer, doc))) return { code: 'not-yours' };
	const { writtenAt, receivedAt } = times(doc, deps.now);
	const act = { id: doc.id, act: doc.act, at: writtenAt < receivedAt ? writtenAt : receivedAt };
	return judged(await deps.parts.act(doc.ad, source, { do: 'conduct', by: writer.ref, act }));
}

async function judgeTick(deps: Deps, writer: Writer, doc: TickDoc, source: Source): Promise<Judgement> {
	if (!(await leads(deps, writer, doc))) return { code: 'not-yours' };
	const at = doc.state === 'ticked' ? doc.writtenAt : undefined;
	return judged(await deps.parts.act(doc.ad, source, { do: 'tick', by: writer.ref, who: doc.who, of: doc.of, at }));
}

/** Only the ad's author says yes or no. */
const isTheirs = async ({ ledger }: Deps, writer: Writer, doc: DecisionDoc) => (await ledger.ad(doc.ad))?.owner === writer.id;

async function judgeDecision(deps: Deps, writer: Writer, doc: DecisionDoc, source: Source): Promise<Judgement> {
	if (!(await isTheirs(deps, writer, doc))) return { code: 'not-yours' };
	const { note, plate, meeting, phone } = doc;
	const said = tidySaid({
		...(note !== undefined && { note }),
		...(plate !== undefined && { plate }),
		...(meeting !== undefined && { meeting }),
		...(phone !== undefined && { phone })
	});
	const [wrong] = checkSaid(said);
	if (wrong) return wrong;
	const decision: Decision = doc.state;
	return judged(
		await deps.parts.act(doc.ad, source, { do: 'decide', who: doc.who, ...dayIn(doc), decision, asked: doc.asked, said })
	);
}

async function judgePaper(deps: Deps, writer: Writer, doc: PaperDoc, source: Source): Promise<Judgement> {
	if (!(await leads(deps, writer, doc))) return { code: 'not-yours' };
	if (doc.state === 'cancelled')
		return judged(await deps.parts.act(doc.ad, source, { do: 'cancel', who: doc.id, ...dayIn(doc), ...times(doc, deps.now) }));
	const [wrong] = checkPerson({ name: doc.name, phone: doc.phone });
	if (wrong) return wrong;
	return judged(
		await deps.parts.act(doc.ad, source, {
			do: 'ask',
			who: doc.id,
			...dayIn(doc),
			paper: true,
			name: cleanLine(doc.name),
			what: tidyWhat(doc.what),
			...(doc.phone !== undefined && { phone: cleanLine(doc.phone) }),
			...times(doc, deps.now)
		})
	);
}
