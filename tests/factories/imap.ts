/** A mailbox on this machine, as IMAP4rev1 (RFC 3501) serves it: just what a reader of new messages asks. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Message {
	readonly raw: string;
	seen: boolean;
}
export interface ImapServer {
	readonly url: string;
	readonly messages: Message[];
	/** What was asked, without tags. */
	readonly asked: string[];
	add(raw: string): void;
	stop(): Promise<void>;
}

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');

export async function imapServer(password = 'secret'): Promise<ImapServer> {
	const messages: Message[] = [];
	const asked: string[] = [];
	const sockets = new Set<Socket>();

	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => undefined);
		const say = (line: string) => socket.write(`${line}\r\n`);
		say('* OK ready');
		let rest = '';
		socket.on('data', (chunk) => {
			rest += chunk.toString('latin1');
			for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				const [tag = '', ...words] = line.split(' ');
				answer(tag, words.join(' '), say, socket);
			}
		});
	});

	function answer(tag: string, command: string, say: (line: string) => void, socket: Socket) {
		asked.push(command);
		const [name = ''] = command.toUpperCase().replace(/^UID /, 'UID-').split(' ');
		const uidsOf = (set: string) => {
			const [from = '', to = from] = set.split(':');
			const last = messages.length;
			const [a, b] = [from, to].map((one) => (one === '*' ? last : Number(one))) as [number, number];
			return messages.map((_, index) => index + 1).filter((uid) => uid >= Math.min(a, b) && uid <= Math.max(a, b));
		};
		switch (name) {
			case 'CAPABILITY':
				say('* CAPABILITY IMAP4rev1');
				break;
			case 'LOGIN':
				if (!command.includes(password)) return say(`${tag} NO [AUTHENTICATIONFAILED] no`);
				break;
			case 'LIST':
				say('* LIST (\\HasNoChildren) "/" "INBOX"');
				break;
			case 'SELECT':
			case 'EXAMINE':
				say(`* ${messages.length} EXISTS`);
				say('* FLAGS (\\Seen)');
				say('* OK [PERMANENTFLAGS (\\Seen)] fine');
				say('* OK [UIDVALIDITY 7] fine');
				say(`* OK [UIDNEXT ${messages.length + 1}] fine`);
				return say(`${tag} OK [READ-WRITE] done`);
			case 'UID-SEARCH': {
				const set = /UID ([\d:*]+)/i.exec(command.slice(4))?.[1] ?? '1:*';
				const found = uidsOf(set).filter((uid) => !/UNSEEN/i.test(command) || messages[uid - 1]?.seen === false);
				say(`* SEARCH ${found.join(' ')}`.trimEnd());
				break;
			}
			case 'UID-FETCH':
				for (const uid of uidsOf(command.split(' ')[2] ?? '')) {
					const raw = crlf(messages[uid - 1]?.raw ?? '');
					const part = /BODY\.PEEK\[HEADER/i.test(command)
						? `${raw.split('\r\n\r\n')[0] ?? ''}\r\n\r\n`
						: raw.slice(0, Number(/<0\.(\d+)>/.exec(command)?.[1] ?? raw.length));
					const label = /BODY\.PEEK(\[[^\]]*\])/i.exec(command)?.[1] ?? '[]';
					socket.write(`* ${uid} FETCH (UID ${uid} BODY${label}${/<0\.\d+>/.test(command) ? '<0>' : ''} {${part.length}}\r\n`);
					socket.write(`${part})\r\n`, 'latin1');
				}
				break;
			case 'UID-STORE':
				for (const uid of uidsOf(command.split(' ')[2] ?? '')) messages[uid - 1]!.seen = true;
				break;
			case 'LOGOUT':
				say('* BYE bye');
				say(`${tag} OK done`);
				return void socket.end();
			default:
				if (!['NOOP', 'NAMESPACE', 'ID', 'CLOSE', 'UNSELECT'].includes(name)) return say(`${tag} BAD what`);
		}
		say(`${tag} OK done`);
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `imap://panneau%40exemple.org:secret@127.0.0.1:${port}`,
		messages,
		asked,
		add: (raw) => void messages.push({ raw, seen: false }),
		async stop() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}
