/** The mailbox of whoever is at home on this phone: opened when it is needed, and everything written enters the journal first. */
import type { OwnDoc } from '../../domain/mailbox.ts';
import { isOwnId } from '../../domain/mailbox.ts';
import type { ThreadId } from '../../domain/ids.ts';
import type { Identity } from '../device/db.ts';
import type { From, Journal, Over } from '../device/journal.ts';
import type { Mailbox, Pouch } from '../mailbox/mailbox.ts';
import type { Fetch } from '../net/patient-fetch.ts';

interface Deps {
	readonly journal: Journal;
	readonly identity: () => Promise<Identity | undefined>;
	readonly loadPouch: () => Promise<Pouch>;
	readonly origin: string;
	readonly fetch: Fetch;
	readonly onChange: () => void;
	/** Something is to leave. */
	readonly onWritten: () => void;
}

export type OwnMailbox = ReturnType<typeof createOwnMailbox>;

export function createOwnMailbox({ journal, identity, loadPouch, origin, fetch, onChange, onWritten }: Deps) {
	let opening: Promise<Mailbox> | undefined;
	/** Whose mailbox is open. */
	let openedFor: Identity['id'] | undefined;
	let writing: Promise<unknown> = Promise.resolve();

	async function of(self: Identity): Promise<Mailbox> {
		if (openedFor !== self.id) await close();
		openedFor = self.id;
		opening ??= open(self).catch((error: unknown) => {
			opening = undefined;
			throw error;
		});
		return opening;
	}

	async function close(): Promise<void> {
		const closing = opening;
		// At once: whoever asks meanwhile opens another, and two who ask together do not lose the first one's.
		opening = undefined;
		const mailbox = await closing?.catch(() => undefined);
		await mailbox?.close().catch(() => undefined);
	}

	async function open(self: Identity): Promise<Mailbox> {
		const member = self.id;
		// What is heard of somebody's documents after they have left is not said of the next one's.
		const still = async (id: string) => isOwnId(id) && (await identity())?.id === member;
		// Only those who have a mailbox fetch how it works.
		const { openMailbox } = await import('../mailbox/mailbox.ts');
		const mailbox = openMailbox({
			Pouch: await loadPouch(),
			member,
			origin,
			fetch,
			onAcknowledged: async (id, rev) => void ((await still(id)) && (await journal.acknowledged(id, rev))),
			onDenied: async (id, rev, reason) => void ((await still(id)) && (await journal.denied(id, rev, reason))),
			onChange
		});
		if (!self.owes) await replay(mailbox, self);
		return mailbox;
	}

	/** After a crash: what the journal has and the mailbox has not is written again. Same id, so never twice. */
	async function replay(mailbox: Mailbox, self: Identity): Promise<void> {
		for (const { id, doc, rev, member: _, ...over } of await journal.entriesOf(self)) {
			if (rev === undefined || !(await mailbox.has(id, rev))) await journal.written(id, await put(mailbox, doc, over));
		}
	}

	const put = (mailbox: Mailbox, doc: OwnDoc, { base, shown }: Over) =>
		shown && doc.type === 'ad' ? mailbox.choose(doc, shown) : mailbox.write(doc, base);

	/** One after the other: of two acts on one ad in the same breath, the journal must keep the later. */
	function inTurn(work: (self: Identity, mailbox: Mailbox) => Promise<void>): Promise<void> {
		const done = writing
			.catch(() => undefined)
			.then(async () => {
				const self = await identity();
				if (!self) throw new Error('sign up first');
				await work(self, await of(self));
				onWritten();
			});
		writing = done;
		return done;
	}

	return {
		of,
		close,
		replay,
		/** Until what is being written now is. */
		idle: () => writing.catch(() => undefined),

		write: (doc: OwnDoc, from?: From, over: Over = {}): Promise<void> =>
			inTurn(async (self, mailbox) => {
				await journal.enter(doc, from, self.id, over);
				await journal.written(doc._id, await put(mailbox, doc, over));
			}),

		/** Several documents of one act: a crash leaves all of them to be written, or none. */
		writeAll: (docs: readonly OwnDoc[], typed: readonly ThreadId[]): Promise<void> =>
			inTurn(async (self, mailbox) => {
				await journal.enterAll(docs, typed, self.id);
				for (const doc of docs) await journal.written(doc._id, await put(mailbox, doc, {}));
			}),

		/** How many versions of one of its documents ended beside the one that stayed. */
		async ended(id: string) {
			const self = await identity();
			return self ? (await of(self)).ended(id) : 0;
		},

		async contents() {
			const self = await identity();
			return self && (await of(self)).contents();
		},

		/** What it holds, with what the server acknowledged; undefined when nobody has signed up here. */
		async mail() {
			const self = await identity();
			if (!self) return undefined;
			const mailbox = await of(self);
			const [contents, receipts] = await Promise.all([mailbox.contents(), journal.receipts()]);
			return { self, contents, receipts: new Map(receipts.map((receipt) => [receipt.id, receipt])) };
		}
	};
}

export type Mail = NonNullable<Awaited<ReturnType<OwnMailbox['mail']>>>;
