/**
 * Who may do what: the one table, asked on every path that reads or writes anything that is not public (S2).
 * Pure: whoever asks has already found who the request is from, and what the thing is before and after.
 */
import type { MemberId } from '../ids.ts';
import { isOwnId } from '../mailbox.ts';
import type { Role } from './roles.ts';

export interface Who {
	/** Absent when nobody is signed in. */
	readonly member?: MemberId | undefined;
	readonly roles: readonly Role[];
	/** Shown in this session, and still fresh. Without it a role gives nothing: its bearer is an ordinary member. */
	readonly secondFactor: boolean;
}

/** Somebody's own: their mailbox, their devices, their export. */
interface Owned {
	readonly of: MemberId;
}
interface WrittenDocument extends Owned {
	readonly id: string;
}
interface Security extends Owned {
	/** They have a second factor: changing it asks for it (I8), or a stolen phone would change it. */
	readonly guarded: boolean;
}
interface RolesOf extends Owned {
	readonly roles: readonly Role[];
	/** How many others are administrators. */
	readonly otherAdmins: number;
}
interface HeldAd {
	/** Undefined when its author is gone. */
	readonly by: MemberId | undefined;
}
type Nothing = undefined;

/** Each act, and what it is about. */
interface Things {
	'board.read': Nothing;
	'board.write': Nothing;
	'mailbox.read': Owned;
	/** What replication itself writes: checkpoints, and questions about revisions. */
	'mailbox.replicate': Owned;
	'document.write': WrittenDocument;
	'session.read': Owned;
	'session.end': Owned;
	'security.read': Owned;
	'security.change': Security;
	'export.read': Owned;
	'report.write': Nothing;
	'report.read': Nothing;
	'held.read': Nothing;
	'held.decide': HeldAd;
	'roles.read': Nothing;
	'roles.change': RolesOf;
	'slip.make': Nothing;
	'calls.make': Nothing;
}
export type Action = keyof Things;

/** `sign-in` and `second-factor` say what would help. `no` is told to the caller as "there is nothing here". */
export type Answer = 'yes' | 'sign-in' | 'second-factor' | 'no';

interface Asked<Thing> {
	readonly who: Who & { readonly member: MemberId };
	readonly before: Thing | undefined;
	readonly after: Thing | undefined;
}
interface Rule<Thing> {
	readonly open: 'everybody' | 'members' | 'nobody' | readonly Role[];
	readonly when?: (asked: Asked<Thing>) => Answer;
}

const yesIf = (fine: boolean): Answer => (fine ? 'yes' : 'no');
/** What there is, or what there would be; of both, neither may be somebody else's. */
const isOwn = ({ who, before, after }: Asked<Owned>) =>
	(before ?? after) !== undefined && [before, after].every((thing) => thing === undefined || thing.of === who.member);
const own = { open: 'members', when: (asked: Asked<Owned>) => yesIf(isOwn(asked)) } as const;

const RULES: { readonly [A in Action]: Rule<Things[A]> } = {
	'board.read': { open: 'everybody' },
	// The courier writes it, and asks nobody.
	'board.write': { open: 'nobody' },
	// No role opens a mailbox: moderators read what was reported or held, ambassadors no message at all (I9).
	'mailbox.read': own,
	'mailbox.replicate': own,
	'document.write': {
		open: 'members',
		when: (asked) => yesIf(isOwn(asked) && [asked.before, asked.after].every((doc) => doc === undefined || isOwnId(doc.id)))
	},
	'session.read': own,
	'session.end': own,
	'security.read': own,
	'security.change': {
		open: 'members',
		when: (asked) => {
			if (!isOwn(asked)) return 'no';
			return asked.before?.guarded === true && !asked.who.secondFactor ? 'second-factor' : 'yes';
		}
	},
	'export.read': own,
	'report.write': { open: 'everybody' },
	'report.read': { open: ['moderator', 'admin'] },
	'held.read': { open: ['moderator'] },
	// Nobody judges their own ad.
	'held.decide': {
		open: ['moderator'],
		when: ({ who, before }) => yesIf(before !== undefined && before.by !== who.member)
	},
	'roles.read': { open: ['admin'] },
	'roles.change': {
		open: ['admin'],
		when: ({ before, after }) => {
			if (!before || !after || before.of !== after.of) return 'no';
			const leaves = before.roles.includes('admin') && !after.roles.includes('admin');
			// An association without administrator could not make another one.
			return yesIf(!leaves || before.otherAdmins > 0);
		}
	},
	'slip.make': { open: ['clerk', 'admin'] },
	// Titles and numbers of those who asked for it; no message.
	'calls.make': { open: ['clerk', 'admin'] }
};

export const ACTIONS = Object.keys(RULES) as readonly Action[];

export function answerTo<A extends Action>(who: Who, action: A, before?: Things[A], after?: Things[A]): Answer {
	const { open, when }: Rule<Things[A]> = RULES[action];
	if (open === 'everybody') return 'yes';
	if (open === 'nobody') return 'no';
	const { member } = who;
	if (member === undefined) return 'sign-in';
	if (open !== 'members') {
		if (!open.some((role) => who.roles.includes(role))) return 'no';
		if (!who.secondFactor) return 'second-factor';
	}
	return when ? when({ who: { ...who, member }, before, after }) : 'yes';
}

export function may<A extends Action>(who: Who, action: A, before?: Things[A], after?: Things[A]): boolean {
	return answerTo(who, action, before, after) === 'yes';
}
