/**
 * « Je publie comme professionnel » (L13): a document of its own, `professional:self`, so that phones of before it leave it
 * alone, and saving the profile on one of them does not undo it. No number: no longer one.
 */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import type { VerdictCode } from '../refusals.ts';
import { siretDigits, siretProblem } from './siret.ts';

export const PROFESSIONAL_ID = 'professional:self';

export const professionalDocSchema = v.strictObject({
	_id: v.literal(PROFESSIONAL_ID),
	_rev: v.exactOptional(v.string()),
	type: v.literal('professional'),
	/** Digits, or nothing for whoever is no longer a professional here. */
	siret: v.pipe(v.string(), v.maxLength(40)),
	writtenAt: instantSchema
});
export type ProfessionalDoc = v.InferOutput<typeof professionalDocSchema>;

export function readProfessionalDoc(value: unknown): ProfessionalDoc | undefined {
	const result = v.safeParse(professionalDocSchema, value);
	return result.success ? result.output : undefined;
}

const CODES = { length: 'siret-length', digits: 'siret-digits' } as const satisfies Record<string, VerdictCode>;

/** Why a number is not taken, by the form and by the server. */
export function siretRefusal(siret: string): (typeof CODES)[keyof typeof CODES] | undefined {
	const problem = siretProblem(siretDigits(siret));
	return problem && CODES[problem];
}
