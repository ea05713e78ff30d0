/** Letters leave here. `send` never waits and never fails: whoever asked for one has been answered before it goes. */
import nodemailer from 'nodemailer';
import type { Logger } from 'pino';
import type { Outbox } from './outbox.ts';

export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly html?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Deterministic where a letter may be tried again: of two copies, readers show one. */
	readonly messageId?: string;
}

/** `refused`: the address takes no letter, and never will. `later`: it may. */
export type Delivered = 'sent' | 'refused' | 'later';

export interface Mail {
	send(letter: Letter): void;
	/** One try, whose end is told: for letters that nobody waits for. */
	deliver(letter: Letter): Promise<Delivered>;
	/** Once everything handed over has left, or been given up. */
	idle(): Promise<void>;
	/** Where letters can be read when none can be sent: one's own machine. */
	readonly outbox?: Outbox;
	/** False when this server can send no letter at all: what needs one says so. */
	readonly works: boolean;
	close(): void;
}

/** A mail server that is restarting is back within these. */
const TRIES_MS = [0, 5_000, 60_000];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

export function smtpMail(url: string, from: string, log: Logger): Mail {
	const transport = nodemailer.createTransport(url, { from });
	const underWay = new Set<Promise<void>>();
	// Said at start, not fatal: the board must open even when the mail does not.
	void transport.verify().catch((error: unknown) => log.error({ err: error }, 'SMTP_URL does not answer: codes will not leave'));

	const hand = ({ html, headers, messageId, ...letter }: Letter) =>
		transport.sendMail({
			...letter,
			...(html !== undefined && { html }),
			...(headers && { headers: { ...headers } }),
			...(messageId !== undefined && { messageId })
		});

	async function insist(letter: Letter): Promise<void> {
		for (const [tried, ms] of TRIES_MS.entries()) {
			if (ms > 0) await pause(ms);
			try {
				await hand(letter);
				return;
			} catch (error) {
				// Neither the address nor the text: logs outlive both.
				log.warn({ err: error instanceof Error ? error.name : 'unknown', tried }, 'a letter did not leave');
			}
		}
	}

	return {
		works: true,
		send(letter) {
			const leaving = insist(letter).finally(() => underWay.delete(leaving));
			underWay.add(leaving);
		},
		async deliver(letter) {
			try {
				await hand(letter);
				return 'sent';
			} catch (error) {
				const refused = isRefusal(error);
				log.warn({ err: error instanceof Error ? error.name : 'unknown', refused }, 'a letter did not leave');
				return refused ? 'refused' : 'later';
			}
		},
		idle: async () => void (await Promise.all(underWay)),
		close: () => transport.close()
	};
}

/** Said of the address itself, for good (5xx after RCPT TO): of everything else, this server's sender may be the cause. */
function isRefusal(error: unknown): boolean {
	const { responseCode = 0, command } = error as { responseCode?: number; command?: string };
	return command === 'RCPT TO' && responseCode >= 500 && responseCode < 600;
}

/** No mail server, on one's own machine: letters are put where they can be read. */
export const outboxMail = (outbox: Outbox): Mail => ({
	works: true,
	send: (letter) => outbox.add(letter),
	deliver: async (letter) => {
		outbox.add(letter);
		return 'sent';
	},
	idle: () => outbox.idle(),
	outbox,
	close: () => undefined
});

/** No mail server, and people whose codes must not be readable by anybody: nothing leaves. */
export const noMail = (): Mail => ({
	works: false,
	send: () => undefined,
	deliver: () => Promise.resolve('later'),
	idle: () => Promise.resolve(),
	close: () => undefined
});
