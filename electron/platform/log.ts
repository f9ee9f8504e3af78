import pino from 'pino';
import type { Log } from '../core/ports/log.ts';

/** A log of JSON lines on standard error, or in a file. */
export function createLog(to: { readonly file?: string; readonly level?: string } = {}): Log {
  const stream = pino.destination({ dest: to.file ?? 2, sync: true, mkdir: true });
  const log = pino({ level: to.level ?? 'info', base: null }, stream);
  return {
    info: (message, detail) => log.info(detail ?? {}, message),
    warn: (message, detail) => log.warn(detail ?? {}, message),
    error: (message, detail) => log.error(detail ?? {}, message),
  };
}
