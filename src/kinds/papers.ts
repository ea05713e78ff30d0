/** How the paper of each kind is cut. */
import type { KindName } from './index.ts';
import type { Paper } from './paper.ts';
import { paper as carpool } from './carpool/paper.ts';
import { paper as gift } from './gift/paper.ts';
import { paper as groupPurchase } from './group-purchase/paper.ts';
import { paper as lesson } from './lesson/paper.ts';
import { paper as loan } from './loan/paper.ts';
import { paper as lostFound } from './lost-found/paper.ts';
import { paper as service } from './service/paper.ts';
import { paper as swap } from './swap/paper.ts';
import { paper as workParty } from './work-party/paper.ts';

export const papers: Readonly<Record<KindName, Paper>> = {
	service,
	'work-party': workParty,
	lesson,
	carpool,
	loan,
	gift,
	swap,
	'group-purchase': groupPurchase,
	'lost-found': lostFound
};
