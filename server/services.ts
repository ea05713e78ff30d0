/** Everything the server is made of, opened over some stores, in the order it depends on each other. */
import type { Territory } from '../src/domain/territory.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { createBases, type Bases } from './board/base.ts';
import { openBoard, type Board } from './board/board.ts';
import { createBoardReader, type BoardReader } from './board/reader.ts';
import { createCourier, type Courier } from './courier/courier.ts';
import { createMarkers, type Markers } from './courier/markers.ts';
import { isDemo as asDemo, seedDemo } from './demo.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { createReports, type Reports } from './reports/reports.ts';
import { createRegistry, type Registry } from './stores/registry.ts';
import type { Stores } from './stores/stores.ts';
import type { Demo } from './territory/demo.ts';

export interface ServicesDeps {
	readonly stores: Stores;
	readonly territory: Territory;
	readonly epoch: string;
	/** Whether an empty board is to be filled with the kit's demonstration. */
	readonly demo: Demo | undefined;
	readonly maxOpen: number;
	readonly now?: () => number;
	readonly onError: (error: unknown) => void;
}

export interface Services {
	readonly accounts: Accounts;
	readonly bases: Bases;
	readonly board: Board;
	readonly reader: BoardReader;
	readonly courier: Courier;
	readonly ledger: Ledger;
	readonly markers: Markers;
	readonly registry: Registry;
	readonly territory: Territory;
	readonly reports: Reports;
	readonly epoch: string;
	readonly demo: boolean;
	readonly now: () => number;
	/** Ends what is in hand and closes every store. */
	close(): Promise<void>;
}

/** A mailbox nobody asked for in this time is closed: 4 descriptors each. */
const IDLE_MS = 30_000;

export async function openServices(deps: ServicesDeps): Promise<Services> {
	const { stores, territory, epoch, demo, maxOpen, now = Date.now, onError } = deps;
	const registry = createRegistry(stores, { max: maxOpen, idleMs: IDLE_MS });
	// These three stay open as long as the server.
	const boardLease = await registry.acquire('board');
	const accountsLease = await registry.acquire('accounts');
	const ledgerLease = await registry.acquire('ledger');

	const board = await openBoard(boardLease.db, now);
	const accounts = createAccounts(accountsLease.db, now);
	const ledger = createLedger(ledgerLease.db);
	const reports = createReports(registry, now);
	const empty = board.image().seq === 0;
	const isDemo = await asDemo(stores.keys, demo !== undefined, empty);
	if (isDemo && empty && demo) await seedDemo({ accounts, board, ledger, now }, demo);

	const markers = createMarkers(stores.keys);
	const courier = createCourier({ judges: { accounts, board, ledger, territory, now }, registry, markers, onError });
	const bases = createBases({ board, territory, now, onError });
	const reader = createBoardReader(board, territory, isDemo, now);
	await courier.resume();

	return {
		accounts,
		bases,
		board,
		reader,
		courier,
		ledger,
		markers,
		registry,
		territory,
		reports,
		epoch,
		demo: isDemo,
		now,
		async close() {
			await courier.stop();
			await bases.stop();
			for (const lease of [boardLease, accountsLease, ledgerLease]) lease.release();
			await registry.close();
			await stores.close();
		}
	};
}
