/** The session is over: sign in again, nothing is lost. */
export class NotSignedIn extends Error {
	override name = 'NotSignedIn';
}
