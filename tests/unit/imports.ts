/** Which modules a source file imports, of whatever kind, as the compiler understands them. */
import ts from 'typescript';

export interface Import {
	/** As written; `undefined` when it is computed, and nobody can tell. */
	readonly from: string | undefined;
	/** Gone once compiled: only its types are used. */
	readonly typeOnly: boolean;
}

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;
/** `{#await import('…')}`, or in an attribute. */
const MARKUP_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(path: string, text: string): Import[] {
	if (!path.endsWith('.svelte')) return importsOfScript(text);
	const scripts = [...text.matchAll(SCRIPT)].flatMap(([, script = '']) => importsOfScript(script));
	const markup = [...text.replace(SCRIPT, '').matchAll(MARKUP_IMPORT)];
	return [...scripts, ...markup.map(([, from]) => ({ from, typeOnly: false }))];
}

function importsOfScript(text: string): Import[] {
	const found: Import[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) found.push({ from: textOf(node.moduleSpecifier), typeOnly: isTypeOnly(node.importClause) });
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
			found.push({ from: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly });
		else if (ts.isImportTypeNode(node))
			found.push({ from: ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined, typeOnly: true });
		else if (ts.isCallExpression(node) && isImportCall(node.expression))
			found.push({ from: node.arguments[0] && textOf(node.arguments[0]), typeOnly: false });
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
	return found;
}

const textOf = (node: ts.Node) => (ts.isStringLiteralLike(node) ? node.text : undefined);

const isImportCall = (called: ts.Expression) =>
	called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');

/** `import type …`, or each name marked so: what `verbatimModuleSyntax` leaves nothing of. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const names = clause.namedBindings;
	return (
		!clause.name &&
		names !== undefined &&
		ts.isNamedImports(names) &&
		names.elements.length > 0 &&
		names.elements.every((name) => name.isTypeOnly)
	);
}
