/** What a browser answers for a passkey, bounded before the library reads it. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as v from 'valibot';

/** base64url, and no longer than any authenticator makes it. */
const bytes = (most: number) => v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/), v.maxLength(most));
const id = v.pipe(bytes(1400), v.nonEmpty());
const more = {
	id,
	rawId: id,
	type: v.literal('public-key'),
	clientExtensionResults: v.looseObject({}),
	authenticatorAttachment: v.nullish(v.picklist(['platform', 'cross-platform']))
};

const registration = v.object({
	...more,
	response: v.object({
		clientDataJSON: bytes(4000),
		attestationObject: bytes(12_000),
		transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(8)))
	})
});
const authentication = v.object({
	...more,
	response: v.object({
		clientDataJSON: bytes(4000),
		authenticatorData: bytes(4000),
		signature: bytes(4000),
		userHandle: v.nullish(bytes(400))
	})
});

/** The same shapes, as the library names them. */
export const registrationSchema = v.pipe(
	registration,
	v.transform((read) => read as unknown as RegistrationResponseJSON)
);
export const authenticationSchema = v.pipe(
	authentication,
	v.transform((read) => read as unknown as AuthenticationResponseJSON)
);
export const passkeyId = id;
