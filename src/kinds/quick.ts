/** The answers of each kind of ad that are one tap away. */
import type { KindName } from './index.ts';
import type { Quick } from './quick-answers.ts';
import { quick as carpool } from './carpool/quick.ts';
import { quick as gift } from './gift/quick.ts';
import { quick as groupPurchase } from './group-purchase/quick.ts';
import { quick as lesson } from './lesson/quick.ts';
import { quick as loan } from './loan/quick.ts';
import { quick as lostFound } from './lost-found/quick.ts';
import { quick as service } from './service/quick.ts';
import { quick as swap } from './swap/quick.ts';
import { quick as workParty } from './work-party/quick.ts';

export const quick: Readonly<Record<KindName, Quick>> = {
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
