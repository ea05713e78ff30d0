/** `npm run dev`: one command, one port, reload at each change. Data in `data/dev`. */
import { execFileSync } from 'node:child_process';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';
import { writeSprite } from './pictures.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
await install();
await writeSprite();
const port = process.env.PORT || '3000';
execFileSync(
	process.execPath,
	['node_modules/vite/bin/vite.js', 'dev', '--host', process.env.HOST || '127.0.0.1', '--port', port, '--strictPort'],
	{
		stdio: 'inherit'
	}
);
