/** What a phone and the server say to each other about who somebody is, and on which devices. */
import * as v from 'valibot';
import { instantSchema } from '../ad.ts';
import { isMemberId, isMemberRef, type MemberId, type MemberRef } from '../ids.ts';

/** How a device came to be somebody's. */
export const DEVICE_WAYS = ['first', 'code', 'slip', 'paired', 'recovery', 'passkey'] as const;
export type DeviceWay = (typeof DEVICE_WAYS)[number];

/** What it looks like from afar: enough to tell one's phone from one's computer. */
export const DEVICE_KINDS = ['iphone', 'ipad', 'android', 'windows', 'mac', 'linux', 'other'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export const DEVICE_NAME_MAX = 40;

/** What happened to the ways of being known: shown in *Mes appareils*, and told by mail (I8). */
export const KNOWN_EVENTS = [
	'device-added',
	'device-ended',
	'device-lost',
	'sheet-made',
	'sheet-used',
	'email-confirmed',
	'contact-changed',
	'slip-made',
	'factor-set',
	'factor-removed',
	'codes-made',
	'passkey-added',
	'passkey-removed',
	'removal-asked',
	'removal-dropped'
] as const;
export type KnownEvent = (typeof KNOWN_EVENTS)[number];

const memberId = v.custom<MemberId>((value) => typeof value === 'string' && isMemberId(value));
const memberRef = v.custom<MemberRef>((value) => typeof value === 'string' && isMemberRef(value));

/** A phone has been let in: who it is now. Read loosely, so that a later server may say more. */
export const enteredSchema = v.object({
	id: memberId,
	ref: memberRef,
	epoch: v.string(),
	/** A newcomer's, as the clerk wrote them. */
	profile: v.exactOptional(v.object({ name: v.string(), commune: v.string() })),
	/** The address this member has confirmed. */
	confirmed: v.exactOptional(v.string())
});
export type Entered = v.InferOutput<typeof enteredSchema>;

/** Several members share that address: which one? */
export const chooseSchema = v.object({ choose: v.array(v.object({ ref: memberRef, name: v.string() })) });
export type Choose = v.InferOutput<typeof chooseSchema>;

const deviceSchema = v.object({
	id: v.string(),
	name: v.exactOptional(v.string()),
	kind: v.picklist(DEVICE_KINDS),
	how: v.picklist(DEVICE_WAYS),
	addedAt: instantSchema,
	seenAt: instantSchema,
	current: v.boolean()
});
export type KnownDevice = v.InferOutput<typeof deviceSchema>;

export const knownSchema = v.object({
	devices: v.array(deviceSchema),
	history: v.array(
		v.object({ what: v.picklist(KNOWN_EVENTS), at: instantSchema, kind: v.exactOptional(v.picklist(DEVICE_KINDS)) })
	),
	confirmed: v.exactOptional(v.string()),
	sheet: v.exactOptional(v.object({ madeAt: instantSchema, left: v.number() })),
	/** May they print slips: as `may` answers. */
	slips: v.picklist(['yes', 'second-factor', 'no', 'sign-in'])
});
export type Known = v.InferOutput<typeof knownSchema>;
