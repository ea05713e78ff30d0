/** A server of its own process, over a folder of the disk, that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const CACHE = join(process.cwd(), 'node_modules', '.cache', 'sharetreuse-tests');

/** One file, so that starting it again costs no compiling. */
export async function bundleServer(): Promise<string> {
	mkdirSync(CACHE, { recursive: true });
	const outfile = join(CACHE, `server-${process.pid}.mjs`);
	await build({
		entryPoints: [join(import.meta.dirname, 'fixtures', 'server.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'error'
	});
	return outfile;
}

export interface Running {
	readonly origin: string;
	readonly died: Promise<void>;
	/** As a power cut: no handler runs, nothing is flushed. */
	kill(): Promise<void>;
	/** As `systemctl stop`. */
	stop(): Promise<void>;
}

/** `cut`: the write at which it kills itself, such as `12d`. Undefined when it died before it was open. */
export async function run(script: string, dataDir: string, cut?: string): Promise<Running | undefined> {
	const child: ChildProcess = spawn(process.execPath, [script, dataDir], {
		env: { ...process.env, ...(cut && { CUT: cut }) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const died = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const port = await new Promise<string | undefined>((resolve) => {
		void died.then(() => resolve(undefined));
		createInterface({ input: child.stdout! }).on('line', (line) => resolve(/^port (\d+)$/.exec(line)?.[1]));
	});
	if (port === undefined) return undefined;
	const end = (signal: NodeJS.Signals) => async () => {
		child.kill(signal);
		await died;
	};
	return { origin: `http://127.0.0.1:${port}`, died, kill: end('SIGKILL'), stop: end('SIGTERM') };
}
