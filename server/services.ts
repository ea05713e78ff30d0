/** Everything the server is made of, opened over some stores, in the order it depends on each other. */
import type { Territory } from '../src/domain/territory.ts';
import { openAccess, type Access } from './access/access.ts';
import type { StartRates } from '../src/domain/trust/rates.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { createKnownWays, type KnownWays } from './accounts/known.ts';
import { createBases, type Bases } from './board/base.ts';
import { openBoard, type Board } from './board/board.ts';
import { createBoardReader, type BoardReader } from './board/reader.ts';
import { createCourier, type Courier } from './courier/courier.ts';
import { createMarkers, type Markers } from './courier/markers.ts';
import { isDemo as asDemo, seedDemo } from './demo.ts';
import { seedOrders } from './demo-orders.ts';
import { createAlarm } from './holding/alarm.ts';
import { createDoorstep } from './holding/doorstep.ts';
import { createHolding, type Holding } from './holding/holding.ts';
import { createRecords } from './holding/records.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { openPhotos, type Photos } from './photos/photos.ts';
import { createTurns } from './photos/turns.ts';
import { outboxMail, type Mail } from './mail/mail.ts';
import { createOutbox } from './mail/outbox.ts';
import type { MemberId } from '../src/domain/ids.ts';
import { openNotices, type Notices } from './notices/notices.ts';
import { noPush, pushToOutbox, type PushWay } from './notices/push-way.ts';
import { createRemovals, type Removals } from './removal/removals.ts';
import { createRemovedList } from './removal/removed-list.ts';
import { createWishes } from './removal/wishes.ts';
import { createReports, type Reports } from './reports/reports.ts';
import { createNextChange } from './parts/next-change.ts';
import { createParts, type Parts } from './parts/parts.ts';
import { createPost } from './parts/post.ts';
import { createRegistry, type Registry } from './stores/registry.ts';
import type { Stores } from './stores/stores.ts';
import { startSweepers } from './sweepers.ts';
import type { Demo } from './territory/demo.ts';

export interface ServicesDeps {
	readonly stores: Stores;
	readonly territory: Territory;
	readonly epoch: string;
	/** Whether an empty board is to be filled with the kit's demonstration. */
	readonly demo: Demo | undefined;
	readonly maxOpen: number;
	/** The address people type. */
	readonly origin: string;
	/** The folder of everything; absent over stores in memory. */
	readonly dataDir?: string;
	/** What a newcomer may do in a day; none in a demonstration. */
	readonly rates?: StartRates | undefined;
	/** How letters leave. By default they stay in memory, where a test can read them. */
	readonly mail?: Mail;
	/** How telephones are told. By default what they would show is put where letters are. */
	readonly pushWay?: PushWay;
	/** What is answered to letters is read (`bounces`). */
	readonly repliesRead?: boolean;
	readonly now?: () => number;
	readonly onError: (error: unknown) => void;
}

export interface Services {
	readonly access: Access;
	readonly accounts: Accounts;
	readonly bases: Bases;
	readonly board: Board;
	/** The ways of being known without a password. */
	readonly known: KnownWays;
	readonly reader: BoardReader;
	readonly courier: Courier;
	readonly holding: Holding;
	/** Looks now for what waited for another day. A timer does it in time. */
	readonly lookAtLater: () => Promise<void>;
	readonly ledger: Ledger;
	readonly markers: Markers;
	readonly parts: Parts;
	readonly registry: Registry;
	readonly territory: Territory;
	readonly notices: Notices;
	readonly reports: Reports;
	readonly photos: Photos;
	readonly removals: Removals;
	readonly epoch: string;
	readonly demo: boolean;
	readonly now: () => number;
	/** Ends what is in hand and closes every store. */
	close(): Promise<void>;
}

/** A mailbox nobody asked for in this time is closed: 4 descriptors each. */
const IDLE_MS = 30_000;
/** What is to be erased by itself is looked for once a day; what lasts ten minutes, within the hour. */
const SWEEP_MS = 86_400_000;
const FIRST_SWEEP_MS = 60_000;
const CODES_SWEEP_MS = 1_800_000;
/** Between two letters of a round. */
const LETTERS_MS = 500;
/** What is over since midnight is closed within the hour; what has its own moment, at that moment. */
const PARTS_SWEEP_MS = 3_600_000;
/** Seven days are over at an hour of its own. */
const REMOVALS_SWEEP_MS = 3_600_000;

export async function openServices(deps: ServicesDeps): Promise<Services> {
	const { stores, territory, epoch, demo, maxOpen, origin, dataDir, rates, now = Date.now, onError } = deps;
	const mail = deps.mail ?? outboxMail(createOutbox(undefined, now));
	const pushWay = deps.pushWay ?? (mail.outbox ? pushToOutbox(mail.outbox) : noPush);
	const registry = createRegistry(stores, { max: maxOpen, idleMs: IDLE_MS });
	// These stay open as long as the server.
	const boardLease = await registry.acquire('board');
	const accountsLease = await registry.acquire('accounts');
	const ledgerLease = await registry.acquire('ledger');
	const accessLease = await registry.acquire('access');
	const passingLease = await registry.acquire('passing');
	const partsLease = await registry.acquire('parts');

	const board = await openBoard(boardLease.db, now);
	const accounts = createAccounts(accountsLease.db, now);
	const known = createKnownWays({
		accounts,
		db: accountsLease.db,
		passing: passingLease.db,
		keys: stores.keys,
		mail,
		now
	});
	const ledger = createLedger(ledgerLease.db);
	const access = await openAccess({
		db: accessLease.db,
		accounts: accountsLease.db,
		territory,
		origin,
		dataDir,
		now
	});
	const nextChange = createNextChange({ now, look: () => void sweepParts().catch(onError), every: PARTS_SWEEP_MS });
	const post = createPost({ accounts, board, registry, notices: () => notices });
	const parts = createParts({
		db: partsLease.db,
		board,
		ledger,
		...post,
		changesAt: nextChange.at,
		memberOfRef: accounts.memberOfRef,
		now
	});
	const reports = createReports(registry, now);
	const empty = board.image().seq === 0;
	const isDemo = await asDemo(stores.keys, demo !== undefined, empty);
	if (isDemo && empty && demo) {
		await seedDemo({ accounts, board, ledger, now }, demo);
		await seedOrders({ board, ledger, parts, now });
	}

	const markers = createMarkers(stores.keys);
	const records = createRecords(registry);
	const doorstep = createDoorstep({
		records,
		board,
		moderation: isDemo ? undefined : territory.moderation,
		rates: isDemo ? undefined : rates,
		now,
		onLater: (until) => alarm.at(until)
	});
	const turn = createTurns();
	const photos = await openPhotos({ keys: stores.keys, blobs: stores.blobs, ledger, board, turn, now, onError });
	const notices = await openNotices({
		registry,
		accounts,
		board,
		territory,
		keys: stores.keys,
		mail,
		pushWay,
		origin,
		owes: ({ member, ad, of, day }) => parts.owes(member, ad, of, day),
		now,
		repliesRead: deps.repliesRead ?? false,
		pace: mail.outbox ? 0 : LETTERS_MS,
		onError
	});
	const judges = {
		accounts: { ...accounts, setProfile: known.setProfile },
		board,
		doorstep,
		ledger,
		parts,
		territory,
		photos,
		notices,
		removals: { ask: (member: MemberId) => removals.ask(member), takeBack: (member: MemberId) => removals.takeBack(member) },
		now
	};
	const courier = createCourier({ judges, registry, markers, turn, onError });
	const alarm = createAlarm({ records, now, wake: courier.wake, onError });
	const holding = createHolding({
		records,
		now,
		async around(member, work) {
			await markers.beforeWrite(member);
			try {
				await work();
			} finally {
				markers.afterWrite(member);
				courier.wake(member);
			}
		}
	});
	const removals = createRemovals({
		access,
		accounts,
		board,
		courier,
		holding,
		ledger,
		markers,
		notices,
		pairings: known.pairings,
		parts,
		photos,
		registry,
		turn,
		list: createRemovedList(dataDir),
		wishes: createWishes(accountsLease.db, now),
		erase: post.erase,
		stores,
		tell: known.tell,
		now,
		onError
	});
	const bases = createBases({ board, territory, now, onError });
	const reader = createBoardReader(board, territory, isDemo, now);
	const waiting = await records.load();
	await courier.resume();
	// The kit, the day or the rules may be others than before.
	for (const member of waiting) courier.wake(member);
	await alarm.look();
	notices.rounds.start();
	const stopSweepers = startSweepers(
		[
			{ work: known.codes.sweep, every: CODES_SWEEP_MS },
			{ work: known.slips.sweep, first: FIRST_SWEEP_MS, every: SWEEP_MS },
			{ work: sweepParts, every: PARTS_SWEEP_MS },
			{ work: removals.sweep, every: REMOVALS_SWEEP_MS },
			// A server that is started every night would never be a day old.
			{ work: photos.sweep, first: FIRST_SWEEP_MS, every: SWEEP_MS }
		],
		onError
	);

	function sweepParts() {
		return turn(() => parts.sweep());
	}

	return {
		access,
		accounts,
		known,
		bases,
		board,
		reader,
		courier,
		holding,
		lookAtLater: alarm.look,
		ledger,
		notices,
		markers,
		parts,
		registry,
		territory,
		reports,
		photos,
		removals,
		epoch,
		demo: isDemo,
		now,
		async close() {
			alarm.stop();
			nextChange.stop();
			stopSweepers();
			await removals.stop();
			await photos.stop();
			await courier.stop();
			await notices.rounds.stop();
			await parts.stop();
			await bases.stop();
			mail.close();
			await mail.idle();
			for (const lease of [boardLease, accountsLease, ledgerLease, accessLease, passingLease, partsLease]) lease.release();
			await registry.close();
			await stores.close();
		}
	};
}
