/**
 * `npm run new-territory`: makes the kit of another valley from that of the Chartreuse, checks it with the server's own loader,
 * and says what to do next. Asks what it needs, or takes it from the command line: `-- --id vercors --name "…" …`.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, chdir, exit } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const MODEL = 'chartreuse';

/**
 * @param {Record<string, string | undefined>} given by question
 * @param {string} into the folder of all kits
 */
export async function newTerritory(given, into = 'territories') {
	const [{ answers }, { communesOf, tables }, { namesIn, speaksOf }, { demoOf }, { textsOf }, { check }] = await Promise.all([
		import('./kit/questions.mjs'),
		import('./kit/communes.mjs'),
		import('./kit/names.mjs'),
		import('./kit/demo.mjs'),
		import('./kit/texts.mjs'),
		import('./kit/check.mjs')
	]);
	const said = await answers(given);
	const model = join('territories', MODEL);
	const folder = join(into, said.id ?? '');
	if (existsSync(folder)) throw new Error(`${folder} existe déjà. Choisissez un autre nom de dossier, ou effacez celui-là.`);
	const codes = (/** @type {string | undefined} */ text) => (text ?? '').split(/[ ,]+/).filter(Boolean);
	const inside = codes(said.communes);
	const department = inside.length === 1 && inside[0] && inside[0].length < 5 ? inside[0] : undefined;
	const [lat, lon] = codes(said.centre).map(Number);
	const communes = communesOf({
		inside: department ? [] : inside,
		around: codes(said.around),
		department,
		centre: { lat: lat ?? 0, lon: lon ?? 0 },
		territories: 'territories'
	});
	const isForeign = speaksOf(namesIn(model));
	const demo = demoOf(model, communes, isForeign);
	const { id = '', name = '', place = '', colour = '', contact = '', phone = '', email = '', hours = '' } = said;
	const files = {
		...tables(communes),
		...demo.files,
		'territory.yaml': textsOf(
			model,
			{ id, name, place, ofPlace: said['of-place'] ?? '', colour, contact, phone, email, hours },
			isForeign
		),
		'README.md': `# Le kit ${said['of-place']}\n\nComment le compléter et le vérifier : [docs/un-autre-territoire.md](../../docs/un-autre-territoire.md).\n`
	};
	try {
		for (const [file, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), text);
		}
		return { folder, ...(await check(folder)), unplaced: communes.filter(({ known }) => !known).length };
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

async function main() {
	chdir(fileURLToPath(new URL('..', import.meta.url)));
	const { checkNode } = await import('./check-node.mjs');
	checkNode();
	const { install } = await import('./install.mjs');
	await install();
	const { QUESTIONS } = await import('./kit/questions.mjs');
	const { values } = parseArgs({
		options: Object.fromEntries(
			[...QUESTIONS.map(({ key }) => key), 'into'].map((key) => [key, { type: /** @type {const} */ ('string') }])
		)
	});
	const { into, ...given } = /** @type {Record<string, string | undefined>} */ (values);
	const { folder, communes, ads, unplaced } = await newTerritory(given, into);
	const id = folder.split('/').at(-1);
	console.log(`\n${folder} est prêt et vérifié : ${communes} communes, ${ads} annonces de démonstration.\n`);
	console.log(`Le voir :   TERRITORY=${id} DATA_DIR=data/${id} npm start\n`);
	console.log('Il vous reste à corriger, quand vous voudrez :');
	if (unplaced > 0) console.log(`  communes.tsv     lat et lon de ${unplaced} communes : la carte en dépend`);
	console.log('  roads.tsv        les minutes de voiture : « près de chez moi » en dépend');
	console.log('  hamlets.tsv      vos hameaux');
	console.log('  meeting-points.tsv   où l’on attend une voiture');
	console.log('  territory.yaml   ce qui est « à compléter », vos sommets, vos mots');
	console.log('\nLe guide : docs/un-autre-territoire.md');
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
	await main().catch((error) => {
		console.error(error instanceof Error ? error.message : error);
		exit(1);
	});
}
