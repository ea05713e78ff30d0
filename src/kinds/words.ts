/** The words of each kind of ad. */
import type { KindWords } from './kind-words.ts';
import type { KindName } from './index.ts';
import { words as carpool } from './carpool/words.ts';
import { words as gift } from './gift/words.ts';
import { words as groupPurchase } from './group-purchase/words.ts';
import { words as lesson } from './lesson/words.ts';
import { words as loan } from './loan/words.ts';
import { words as lostFound } from './lost-found/words.ts';
import { words as service } from './service/words.ts';
import { words as swap } from './swap/words.ts';
import { words as workParty } from './work-party/words.ts';

export const kindWords: Readonly<Record<KindName, KindWords>> = {
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
