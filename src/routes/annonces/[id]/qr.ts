/** An address as a QR code: one path, rows of dark squares joined, so that it prints and scans well. */
import { encode } from 'uqr';

export interface Code {
	readonly size: number;
	readonly path: string;
}

/** Quiet squares around the code, without which cameras do not see it. */
const BORDER = 3;

export function qr(address: string): Code {
	const { data, size } = encode(address, { ecc: 'M', border: BORDER });
	const runs = data.flatMap((row, y) =>
		row.flatMap((dark, x) => {
			if (!dark || row[x - 1]) return [];
			const end = row.indexOf(false, x);
			return [`M${x} ${y}h${(end < 0 ? size : end) - x}v1H${x}z`];
		})
	);
	return { size, path: runs.join('') };
}
