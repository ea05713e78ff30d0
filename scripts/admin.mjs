/**
 * `npm run admin -- make <who>`: makes an administrator, the first one above all. The running server holds its stores,
 * so this leaves a code for it in the data folder (`server/roles/claims.ts` reads it), and the person types it in the app.
 */
import { randomBytes, scryptSync } from 'node:crypto';
import { chown, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';

const HELP = `npm run admin -- make <who>        gives <who> the role of administrator
npm run admin -- start-anew <who>  <who> has lost phone and codes: takes their second factor away

<who> is the member's handle, ten characters shown in the app on the page Moi > Sécurité, or their e-mail address.
DATA_DIR must be that of the server, which may be running or not.`;

/** As ids are made (src/domain/ids.ts): nothing that is misheard or misread. 12 symbols are 60 bits, for five tries. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 12;

chdir(fileURLToPath(new URL('..', import.meta.url)));
const [act = '', whom, ...more] = process.argv.slice(2);
if (!['make', 'start-anew'].includes(act) || !whom || more.length > 0) {
	console.error(HELP);
	process.exit(1);
}

const folder = resolve(process.env.DATA_DIR || './data');
const owner = await stat(folder).catch(() => undefined);
if (!owner?.isDirectory()) {
	console.error(`There is no data folder at ${folder}. Set DATA_DIR to the server's, and try again.`);
	process.exit(1);
}

const code = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
const salt = randomBytes(16).toString('base64url');
const hash = scryptSync(code, salt, 32, { N: 16_384, r: 8, p: 1 }).toString('base64url');
const file = join(folder, 'admin-code.json');
await writeFile(`${file}.new`, JSON.stringify({ act, whom: whom.trim().toLowerCase(), salt, hash, madeAt: Date.now() }), {
	mode: 0o600
});
// Run by root, it must still be the server's to read and to erase.
if (process.getuid?.() === 0) await chown(`${file}.new`, owner.uid, owner.gid);
await rename(`${file}.new`, file);

console.log(`Code: ${code.replace(/(.{4})(?=.)/g, '$1-')}

On the phone or computer of ${whom}, signed up in the app: Moi > Sécurité > « J’ai un code de l’association ».
It works once, for an hour, for ${whom} only. A new one replaces it.`);
