/** Says plainly what is needed before anything fails in a way nobody understands. */
export function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	console.error(
		`Sharetreuse needs Node 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org and try again.`
	);
	process.exit(1);
}
