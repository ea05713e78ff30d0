/** Who somebody says to be: their profile, and whether they are a professional. The board's ads say the same of them. */
import type { MemberId } from '../../src/domain/ids.ts';
import type { ProfileDoc } from '../../src/domain/mailbox.ts';
import { siretRefusal, type ProfessionalDoc } from '../../src/domain/professional/docs.ts';
import { siretDigits } from '../../src/domain/professional/siret.ts';
import type { RemovalDoc } from '../../src/domain/removal/docs.ts';
import { checkProfile, tidyProfile } from '../../src/domain/profile-rules.ts';
import { authorOf } from '../accounts/author.ts';
import type { Judgement, Judges } from './judge.ts';

type Of = Pick<Judges, 'accounts' | 'board' | 'now'>;

export async function judgeProfile(judges: Of & Pick<Judges, 'territory'>, id: MemberId, doc: ProfileDoc): Promise<Judgement> {
	const { name, commune, contact, over15 } = tidyProfile(doc);
	const [wrong] = checkProfile({ name, commune, contact, over15 }, judges.territory);
	if (wrong) return wrong;
	await judges.accounts.setProfile(id, { name, commune, contact });
	await signAgain(judges, id);
	return 'accepted';
}

/** They leave, or stay after all. */
export async function judgeRemoval({ removals }: Pick<Judges, 'removals'>, id: MemberId, doc: RemovalDoc): Promise<Judgement> {
	if (!doc.wanted) await removals.takeBack(id);
	const code = doc.wanted ? await removals.ask(id) : undefined;
	return code ? { code } : 'accepted';
}

/** A declaration: its number is checked as far as a number can be, and shown to all, who may ask about it elsewhere. */
export async function judgeProfessional(judges: Of, id: MemberId, doc: ProfessionalDoc): Promise<Judgement> {
	const siret = siretDigits(doc.siret) || undefined;
	const code = siret && siretRefusal(siret);
	if (code) return { code, field: 'siret' };
	await judges.accounts.setSiret(id, siret);
	await signAgain(judges, id);
	return 'accepted';
}

/** Ads already on the board bear the name their author goes by today, and what they declare today. */
async function signAgain({ accounts, board, now }: Of, id: MemberId): Promise<void> {
	const record = await accounts.member(id);
	if (!record?.profile) return;
	const author = authorOf(record, record.profile.name);
	const theirs = Array.from(board.image().ads.values(), ({ ad }) => ad).filter((ad) => ad.author.ref === record.ref);
	const updatedAt = new Date(now()).toISOString();
	for (const ad of theirs)
		if (ad.author.name !== author.name || ad.author.siret !== author.siret) await board.publish({ ...ad, author, updatedAt });
}
