import type { PrintReason } from '../core/ports/printing.ts';
import { printsNow, type Readiness } from './dialects/dialect.ts';
import type { Signal } from './signal.ts';
import type { PrinterTimings } from './timings.ts';
import type { Wire } from './wire.ts';

const REASONS: Readonly<Record<Exclude<Readiness, 'ready' | 'paperLow'>, PrintReason>> = {
  paperOut: 'paperOut',
  coverOpen: 'coverOpen',
  offline: 'printerOffline',
  error: 'printerError',
};

/** Why a printer in this state does not print; null when it does. */
export const reasonOf = (readiness: Readiness): PrintReason | null =>
  printsNow(readiness) ? null : REASONS[readiness as keyof typeof REASONS];

/** A job whose bytes were just written, and what watches it. */
export interface WatchedJob {
  readonly on: Wire;
  /** True once the printer has confirmed it. */
  readonly done: () => boolean;
  /** True once nobody waits for it any more. */
  readonly abandoned: () => boolean;
  readonly timings: Pick<PrinterTimings, 'confirm' | 'silence' | 'blocked' | 'pollBusy'>;
  /** Monotonic ms. */
  readonly now: () => number;
  /** Fires when something was heard. */
  readonly news: Pick<Signal, 'wait'>;
  readonly show: (state: Readiness | 'printing') => void;
  /** The printer stopped in the middle; called once for each reason. */
  readonly onBlocked: (reason: PrintReason) => void;
}

/** Waits for the end of a job; null when it was confirmed, else why nobody can say. */
export async function watchJob(job: WatchedJob): Promise<PrintReason | null> {
  const { on, timings, now } = job;
  const jobEnd = on.written();
  let gone = on.taken();
  let blocked: PrintReason | null = null;
  let readySince = now();
  let aliveAt = now();
  while (!job.done()) {
    if (!on.isOpen()) return 'connectionLost';
    if (job.abandoned()) return 'restarted';
    // A slow line that still carries the job is a sign of life: no question has reached the printer yet.
    const goneNow = Math.min(on.taken(), jobEnd);
    if (goneNow > gone) {
      aliveAt = now();
      readySince = now();
    }
    gone = goneNow;
    aliveAt = Math.max(aliveAt, on.heardAt());
    const readiness = on.readiness();
    const reason = readiness === undefined ? null : reasonOf(readiness);
    if (reason !== null) {
      if (reason !== blocked) job.onBlocked(reason);
      blocked = reason;
      readySince = now();
      if (readiness) job.show(readiness);
    } else {
      job.show('printing');
      if (now() - readySince > timings.confirm) return 'noAnswer';
    }
    if (now() - aliveAt > (reason === null ? timings.silence : timings.blocked)) return 'noAnswer';
    on.ask();
    await job.news.wait(timings.pollBusy);
  }
  return null;
}
