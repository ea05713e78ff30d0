/** What the server may be told by its environment. Checked whole at start: a wrong value stops it, with what to do. */
import * as v from 'valibot';

export class ConfigError extends Error {
	override name = 'ConfigError';
}

const whole = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d+$/, 'must be a whole number'),
		v.transform(Number),
		v.minValue(least, `must be at least ${least}`),
		v.maxValue(most, `must be at most ${most}`)
	);
const yesNo = v.pipe(
	v.picklist(['0', '1'], 'must be 0 (no) or 1 (yes)'),
	v.transform((value) => value === '1')
);

const SMTP = /^smtps?:\/\/[^\s/]+\/?(\?\S*)?$/;
const IMAP = /^imaps?:\/\/[^\s/@:]+:[^\s/@]+@[^\s/@]+(\/\S*)?$/;
const FROM = /^([^<>@\s][^<>@]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/;

const schema = v.object({
	PORT: v.optional(whole(0, 65_535), '3000'),
	/** Only this machine by default: a reverse proxy with HTTPS stands in front (see README). */
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must be an address, such as 127.0.0.1')), '127.0.0.1'),
	DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('must be a folder')), './data'),
	DEMO: v.optional(yesNo, '1'),
	/** The address people type, without a path: cookies and links depend on it. */
	ORIGIN: v.optional(
		v.pipe(v.string(), v.regex(/^https?:\/\/[^/?#\s]+$/, 'must look like https://annonces.example.org, without a path'))
	),
	TERRITORY: v.optional(
		v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'must be the name of a folder in territories/')),
		'chartreuse'
	),
	LOG_LEVEL: v.optional(
		v.picklist(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
		'info'
	),
	/** How many proxies stand in front; their X-Forwarded-For is believed. */
	TRUST_PROXY: v.optional(whole(0, 5), '0'),
	/** Each open mailbox costs 4 file descriptors. */
	MAX_OPEN_MAILBOXES: v.optional(whole(8, 10_000), '1000'),
	/** New accounts one address may make in an hour: a wide ring, since a village may share one address. */
	SIGNUPS_PER_HOUR: v.optional(whole(1, 1_000_000), '200'),
	/** How letters leave (codes, warnings). Without it, they are shown on one's own machine, and nowhere else. */
	SMTP_URL: v.optional(v.pipe(v.string(), v.regex(SMTP, 'must look like smtps://name:password@mail.example.org'))),
	MAIL_FROM: v.optional(v.pipe(v.string(), v.regex(FROM, 'must look like Panneau <panneau@example.org>'))),
	/** Where letters come back: the mailbox of MAIL_FROM, most often. */
	BOUNCES_URL: v.optional(
		v.pipe(v.string(), v.regex(IMAP, 'must look like imaps://name:password@mail.example.org (%40 stands for @ in a name)'))
	),
	/** The keys by which telephones are told things (`npx web-push generate-vapid-keys`), and whom their makers may write to. */
	VAPID_PUBLIC: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/, 'must be 87 signs, as web-push makes it'))),
	VAPID_PRIVATE: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 43 signs, as web-push makes it'))),
	VAPID_SUBJECT: v.optional(
		v.pipe(v.string(), v.regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must look like mailto:panneau@example.org'))
	)
});

const SECRET = new Set(['SMTP_URL', 'BOUNCES_URL', 'VAPID_PRIVATE']);

export interface Config {
	readonly port: number;
	readonly host: string;
	readonly dataDir: string;
	readonly demo: boolean;
	readonly origin: string;
	readonly territory: string;
	readonly logLevel: string;
	readonly trustProxy: number;
	readonly maxOpenMailboxes: number;
	readonly signupsPerHour: number;
	/** `outbox`: letters stay on this machine. `none`: they are lost, because whoever reads them could be anybody. */
	readonly mail: { readonly by: 'smtp'; readonly url: string; readonly from: string } | { readonly by: 'outbox' | 'none' };
	/** Absent: letters that come back are read by nobody. */
	readonly bounces?: string;
	/** Absent: no telephone is told anything. */
	readonly vapid?: { readonly publicKey: string; readonly privateKey: string; readonly subject: string };
}

/** Reads the environment; throws a `ConfigError` that lists everything wrong at once. Unset and empty are the same. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
	const result = v.safeParse(schema, given);
	if (!result.success) {
		const lines = result.issues.map((issue) => {
			const name = String(issue.path?.[0]?.key);
			// A password is in these.
			return `  ${name}=${SECRET.has(name) ? '…' : String(given[name])}: ${issue.message}`;
		});
		throw new ConfigError(
			`The configuration is wrong, so nothing was started:\n${lines.join('\n')}\nChange or unset these environment variables and start again.`
		);
	}
	const read = result.output;
	const origin = read.ORIGIN ?? `http://localhost:${read.PORT}`;
	return {
		port: read.PORT,
		host: read.HOST,
		dataDir: read.DATA_DIR,
		demo: read.DEMO,
		origin,
		territory: read.TERRITORY,
		logLevel: read.LOG_LEVEL,
		trustProxy: read.TRUST_PROXY,
		maxOpenMailboxes: read.MAX_OPEN_MAILBOXES,
		signupsPerHour: read.SIGNUPS_PER_HOUR,
		...(read.BOUNCES_URL !== undefined && { bounces: read.BOUNCES_URL }),
		...vapidOf(read.VAPID_PUBLIC, read.VAPID_PRIVATE, read.VAPID_SUBJECT),
		mail: mailOf(read.SMTP_URL, read.MAIL_FROM, origin.startsWith('https:') && (given.NODE_ENV === 'production' || !read.DEMO))
	};
}

/** All three, or none. */
function vapidOf(publicKey?: string, privateKey?: string, subject?: string): Pick<Config, 'vapid'> {
	if (publicKey !== undefined && privateKey !== undefined && subject !== undefined)
		return { vapid: { publicKey, privateKey, subject } };
	if (publicKey === undefined && privateKey === undefined && subject === undefined) return {};
	throw new ConfigError(
		'The configuration is wrong, so nothing was started:\n  VAPID_PUBLIC, VAPID_PRIVATE and VAPID_SUBJECT go together.\nSet all three (npx web-push generate-vapid-keys makes the keys), or none, and start again.'
	);
}

/** `open`: whoever comes by could read the outbox, and with it everybody's codes. */
function mailOf(url: string | undefined, from: string | undefined, open: boolean): Config['mail'] {
	if (url === undefined) return { by: open ? 'none' : 'outbox' };
	if (from === undefined)
		throw new ConfigError(
			'The configuration is wrong, so nothing was started:\n  MAIL_FROM is needed with SMTP_URL: the address letters come from.\nSet it, such as MAIL_FROM="Panneau <panneau@example.org>", and start again.'
		);
	return { by: 'smtp', url, from };
}
