/** Words that only two people may ever read, and that say who they are: found anywhere else, somebody was overheard. */
const two = (n: number) => String(n).padStart(2, '0');

export const secretOf = (from: number, to: number, n: number) => `mot-s${two(from)}v${two(to)}x${n}`;
export const numberOf = (from: number, to: number) => `06 77 ${two(from)} ${two(to)} 00`;
export const plateOf = (from: number, to: number) => `AB-${two(from)}${two(to)}-ZZ`;

/** Who may read each secret found in there. */
export function secretsIn(text: string): { readonly from: number; readonly to: number; readonly said: string }[] {
	return [
		...text.matchAll(
			/mot-s(\d\d)v(\d\d)x\d+|(?:0|\+33 )6[ .\u00a0]?77[ .\u00a0]?(\d\d)[ .\u00a0]?(\d\d)[ .\u00a0]?00|AB-(\d\d)(\d\d)-ZZ/g
		)
	].map(([said, ...groups]) => {
		const [from = '', to = ''] = groups.filter((group) => group !== undefined);
		return { from: Number(from), to: Number(to), said };
	});
}
