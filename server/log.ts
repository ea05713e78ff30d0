import { pino, type Logger } from 'pino';

/** One line of JSON an event, on standard output; no name, no text, no token ever goes in (S12). */
export const createLog = (level: string): Logger => pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization'] });
