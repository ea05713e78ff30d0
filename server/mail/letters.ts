/** What the letters say: sentences of the app, put in paragraphs. */
import type { DeviceKind, KnownEvent } from '../../src/domain/codes/known.ts';
import type { Instant } from '../../src/domain/dates.ts';
import { moment } from '../../src/lib/words/dates.ts';
import { deviceKinds, eventWords } from '../../src/lib/words/devices.ts';
import { letters } from '../../src/lib/words/letters.ts';
import type { Letter } from './mail.ts';

type Content = Pick<Letter, 'subject' | 'text'>;

const paragraphs = ({ subject, text }: { subject: string; text: readonly string[] }): Content => ({
	subject,
	text: text.join('\n\n')
});

export const codeLetter = (code: string) => paragraphs(letters.code(code));
export const nobodyLetter = () => paragraphs(letters.nobody);
export const warningLetter = (what: KnownEvent, at: Instant, kind?: DeviceKind) =>
	paragraphs(letters.warning(eventWords[what], moment(at, at), kind && deviceKinds[kind]));
