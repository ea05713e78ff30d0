/** What the server says to the pages of security, roles and moderation. Read loosely: a later server may say more. */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import { isAdId, isMemberRef, type AdId, type MemberRef } from '../ids.ts';
import { ROLES } from './roles.ts';

const ref = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));
/** A role of a later version is none here. */
const roles = v.pipe(
	v.array(v.string()),
	v.transform((all) => ROLES.filter((role) => all.includes(role)))
);

export const passkeySchema = v.object({
	id: v.string(),
	name: v.string(),
	madeAt: instantSchema,
	usedAt: v.optional(instantSchema)
});

export const securitySchema = v.object({
	ref,
	roles,
	/** An app of codes is set up. */
	app: v.boolean(),
	/** How many codes are left on the sheet. */
	sheet: v.number(),
	passkeys: v.array(passkeySchema),
	/** Shown in this session, and still good. */
	fresh: v.boolean()
});
export type Security = v.InferOutput<typeof securitySchema>;

export const offerSchema = v.object({ secret: v.string(), uri: v.string() });
export const codesSchema = v.object({ codes: v.array(v.string()) });

export const personSchema = v.object({ ref, name: v.string(), commune: v.string(), roles, guarded: v.boolean() });
export type PersonShown = v.InferOutput<typeof personSchema>;

const lineSchema = v.object({
	at: instantSchema,
	/** Absent: from the console. */
	by: v.optional(v.string()),
	of: v.string(),
	what: v.string(),
	role: v.optional(v.string())
});
export type LogLine = v.InferOutput<typeof lineSchema>;
export const rolesPageSchema = v.object({ holders: v.array(personSchema), log: v.array(lineSchema) });
export type RolesPage = v.InferOutput<typeof rolesPageSchema>;
export const foundSchema = v.object({ found: v.array(personSchema) });

const heldSchema = v.object({
	id: v.custom<AdId>((value) => typeof value === 'string' && isAdId(value)),
	rev: v.string(),
	title: v.string(),
	text: v.string(),
	author: v.object({ ref, name: v.string(), siret: v.exactOptional(v.string()) }),
	commune: v.string(),
	heldAt: instantSchema,
	why: v.array(v.string())
});
export type HeldShown = v.InferOutput<typeof heldSchema>;
export const heldPageSchema = v.object({ now: instantSchema, held: v.array(heldSchema) });
export type HeldPage = v.InferOutput<typeof heldPageSchema>;
