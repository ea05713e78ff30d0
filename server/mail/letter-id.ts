/** How a member's letter is called in its `Message-ID`, so that an answer to it is known by whom it was for. */
import type { Day } from '../../src/domain/dates.ts';

/** `token`: of `/stop/<token>`. The same letter, made twice, has the same name. */
export const letterId = (token: string, day: Day, host: string) => `<${token}.${day}@${host}>`;

/** The token in the name of a letter of ours, as `In-Reply-To` has it. */
export const tokenIn = (id: string): string | undefined => /^\s*<([\w-]{43})\.\d{4}-\d\d-\d\d@/.exec(id)?.[1];
