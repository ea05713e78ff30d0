/** The built server as a process of its own, on a fixed free port, so that it can be stopped and come back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BuiltServer {
	readonly origin: string;
	readonly dataDir: string;
	/** `changed`: other settings from now on. */
	start(changed?: Record<string, string>): Promise<void>;
	/** Which version it is from the next start on: this one, or the next (`scripts/test.mjs` builds both). */
	use(version: 'this' | 'next'): void;
	/** Ends the process; nobody listens on the port then. */
	stop(signal?: NodeJS.Signals): Promise<void>;
	/** Stops, and erases its data. */
	discard(): Promise<void>;
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

const START_MS = 20_000;

export async function builtServer(env: Record<string, string> = {}): Promise<BuiltServer> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const dataDir = await mkdtemp(join(tmpdir(), 'sharetreuse-e2e-'));
	let child: ChildProcess | undefined;
	let folder = '.';

	const server: BuiltServer = {
		origin,
		dataDir,
		use(version) {
			folder = version === 'this' ? '.' : (process.env.NEXT_BUILD ?? 'test-results/next');
		},
		async start(changed = {}) {
			const started = spawn(process.execPath, ['--enable-source-maps', `${folder}/dist-server/main.js`], {
				env: {
					...process.env,
					NODE_ENV: 'production',
					LOG_LEVEL: 'warn',
					PORT: String(port),
					ORIGIN: origin,
					DATA_DIR: dataDir,
					...env,
					...changed
				},
				stdio: ['ignore', 'pipe', 'inherit']
			});
			child = started;
			const deadline = Date.now() + START_MS;
			for (;;) {
				if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}`);
				const up = await fetch(`${origin}/api/health`).catch(() => undefined);
				if (up?.ok) return;
				if (Date.now() > deadline) throw new Error('the server did not start');
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		},
		async stop(signal = 'SIGTERM') {
			if (!child || child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.kill(signal);
			await ended;
		},
		async discard() {
			await server.stop('SIGKILL');
			await rm(dataDir, { recursive: true, force: true });
		}
	};
	return server;
}
