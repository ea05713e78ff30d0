/** A telephone's passkeys, in software: ES256 keys, no attestation, as browsers hand them over. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

interface Key {
	readonly id: string;
	readonly privateKey: KeyObject;
	counter: number;
}

type Bytes = Uint8Array<ArrayBuffer>;
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const join = (...parts: readonly Iterable<number>[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf8 = (text: string): Bytes => join(new TextEncoder().encode(text));
const sha256 = (bytes: string | Bytes): Bytes => join(createHash('sha256').update(bytes).digest());
const fromB64 = (text: string): Bytes => join(Buffer.from(text, 'base64url'));

/** Just enough CBOR: small integers, byte strings, texts, maps. */
function cbor(value: number | string | Bytes | Map<number | string, unknown>): Bytes {
	const head = (major: number, n: number) =>
		n < 24 ? [(major << 5) | n] : n < 256 ? [(major << 5) | 24, n] : [(major << 5) | 25, n >> 8, n & 255];
	if (typeof value === 'number') return join(value >= 0 ? head(0, value) : head(1, -1 - value));
	if (typeof value === 'string') return join(head(3, utf8(value).length), utf8(value));
	if (value instanceof Map)
		return join(head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one as never)]));
	return join(head(2, value.length), value);
}

interface Look {
	/** Where the browser says it is. */
	readonly origin: string;
	/** Whether the person showed a finger, a face or a code. */
	readonly verified?: boolean;
}

export function newAuthenticator({ origin, verified = true }: Look) {
	const keys: Key[] = [];
	const flags = (attested: boolean) => 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0);
	const clientData = (type: string, challenge: string) => utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

	return {
		register({ challenge, rp }: { challenge: string; rp: { id?: string | undefined } }): RegistrationResponseJSON {
			const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
			const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
			const id = join(randomBytes(16));
			keys.push({ id: b64(id), privateKey, counter: 0 });
			const cose = cbor(
				new Map<number, unknown>([
					[1, 2],
					[3, -7],
					[-1, 1],
					[-2, fromB64(x)],
					[-3, fromB64(y)]
				])
			);
			const authData = join(
				sha256(rp.id ?? ''),
				[flags(true), 0, 0, 0, 0],
				new Array<number>(16).fill(0),
				[0, id.length],
				id,
				cose
			);
			const attestation = cbor(
				new Map<string, unknown>([
					['fmt', 'none'],
					['attStmt', new Map()],
					['authData', authData]
				])
			);
			return {
				id: b64(id),
				rawId: b64(id),
				type: 'public-key',
				clientExtensionResults: {},
				response: {
					clientDataJSON: b64(clientData('webauthn.create', challenge)),
					attestationObject: b64(attestation),
					transports: ['internal']
				}
			};
		},

		/** Shows the newest key. */
		show({ challenge, rpId }: { challenge: string; rpId?: string | undefined }): AuthenticationResponseJSON {
			const key = keys.at(-1);
			if (!key) throw new Error('this authenticator has no key');
			key.counter += 1;
			const data = clientData('webauthn.get', challenge);
			const authData = join(sha256(rpId ?? ''), [flags(false), 0, 0, 0, key.counter]);
			const signature = join(sign('sha256', join(authData, sha256(data)), key.privateKey));
			return {
				id: key.id,
				rawId: key.id,
				type: 'public-key',
				clientExtensionResults: {},
				response: { clientDataJSON: b64(data), authenticatorData: b64(authData), signature: b64(signature) }
			};
		}
	};
}
export type Authenticator = ReturnType<typeof newAuthenticator>;
