import pino from 'pino';
import type { Log } from '../core/ports/log.ts';

/** Bytes that are kept while they can't be written; what comes behind is left out. */
const KEPT = 1024 * 1024;

/**
 * A log of JSON lines on standard error, or in a file that only the owner may read. Nobody is stopped by it: what a full
 * disk does not take is written with a later line.
 */
export function createLog(to: { readonly file?: string; readonly level?: string } = {}): Log {
  const stream = pino.destination({
    dest: to.file ?? 2,
    sync: true,
    mkdir: true,
    mode: 0o600,
    maxLength: KEPT,
  });
  // Without a listener a line that can't be written would throw out of whoever logs.
  stream.on('error', () => {});
  const log = pino({ level: to.level ?? 'info', base: null }, stream);
  return {
    info: (message, detail) => log.info(detail ?? {}, message),
    warn: (message, detail) => log.warn(detail ?? {}, message),
    error: (message, detail) => log.error(detail ?? {}, message),
  };
}
