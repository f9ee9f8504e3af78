import pino from 'pino';

/** Where faults and events of the machine room go. Never personal data, PINs, codes or tokens. */
export interface Log {
  info(message: string, detail?: Record<string, unknown>): void;
  warn(message: string, detail?: Record<string, unknown>): void;
  error(message: string, detail?: Record<string, unknown>): void;
}

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Where lines go: standard error if nothing is given. */
export interface LogTarget {
  write(line: string): void;
}

/** A log of JSON lines, one event each: `{"level":"info","time":"…Z","msg":…}`. */
export function jsonLog(target: LogTarget = pino.destination({ dest: 2, sync: true })): Log {
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    target,
  );
  return {
    info: (message, detail) => log.info(detail ?? {}, message),
    warn: (message, detail) => log.warn(detail ?? {}, message),
    error: (message, detail) => log.error(detail ?? {}, message),
  };
}
