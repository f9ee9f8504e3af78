import type { Log } from '../core/ports/log.ts';
import type { DocumentSource, PrintJob, PrintQueue, PrintReason, PrintUse } from '../core/ports/printing.ts';
import { escposOf, RefusedContent } from './escpos.ts';
import type { PrinterSession, PrintOutcome } from './session.ts';
import { createSignal } from './signal.ts';
import type { PrinterTimings } from './timings.ts';

/** The line of jobs of one use. */
export interface Lane {
  /** Jobs may have come. */
  wake(): void;
  /** A printer may have become ready. */
  stateChanged(): void;
  close(): Promise<void>;
}

export interface LaneOptions {
  readonly use: PrintUse;
  readonly queue: PrintQueue;
  readonly documents: DocumentSource;
  readonly sessions: () => readonly PrinterSession[];
  readonly onStatus: () => void;
  readonly log: Log;
  readonly timings: PrinterTimings;
}

/** A document that could not be built this often is given up, so that it blocks nothing behind it. */
const MOST_DOCUMENT_FAULTS = 3;

/** What came of the head of the line. */
type Step = 'done' | 'wait' | 'nothing';

/** Works off the jobs of one use in their order, one at a time. */
export function openLane(options: LaneOptions): Lane {
  const { use, queue, log, timings } = options;
  const woken = createSignal();
  let closed = false;
  let retry = timings.retryFirst;
  let faults = { job: '', count: 0 };
  /** Set when something happened while the lane was not waiting, so that no call is missed. */
  let missed = false;

  const move = (job: PrintJob, to: PrintJob['state'], reason: PrintReason | null): void => {
    queue.move(job.id, to, reason);
    options.onStatus();
  };
  const pause = async (ms?: number): Promise<void> => {
    if (missed || closed) {
      missed = false;
      return;
    }
    await woken.wait(ms);
    missed = false;
  };

  const bytesOf = (job: PrintJob): Uint8Array | undefined => {
    try {
      return escposOf(options.documents(job));
    } catch (error) {
      faults = { job: job.id, count: faults.job === job.id ? faults.count + 1 : 1 };
      const final = error instanceof RefusedContent || faults.count >= MOST_DOCUMENT_FAULTS;
      log.error('a document could not be printed', { job: job.id, error: String(error), final });
      move(job, final ? 'cancelled' : 'blockedBefore', 'refusedContent');
      return undefined;
    }
  };

  /** Offers a job to each printer of the use; the first that is ready takes it. */
  const offer = async (job: PrintJob, bytes: Uint8Array): Promise<PrintOutcome> => {
    let reason: PrintReason = 'unreachable';
    for (const [index, session] of options.sessions().entries()) {
      const outcome = await session.print(bytes, {
        onSending: () => move(job, 'sending', null),
        onBlocked: (why) => move(job, 'blockedDuring', why),
      });
      if (outcome.kind !== 'notReady') return outcome;
      if (index === 0) reason = outcome.reason;
    }
    return { kind: 'notReady', reason };
  };

  const step = async (): Promise<Step> => {
    const job = queue.head(use);
    if (!job) return 'nothing';
    if (job.state === 'sending' || job.state === 'blockedDuring') {
      // Its end could not be written down: what is not known is not guessed.
      move(job, 'unknown', 'restarted');
      return 'done';
    }
    const bytes = bytesOf(job);
    if (!bytes) return queue.get(job.id)?.state === 'cancelled' ? 'done' : 'wait';
    const outcome = await offer(job, bytes).catch((error: unknown) => {
      // Cancelled while the printer was being asked: not one byte has left.
      if (queue.get(job.id)?.state === 'cancelled') return undefined;
      throw error;
    });
    if (!outcome) return 'done';
    if (outcome.kind === 'printed') move(job, 'printed', outcome.weak ? 'weakConfirmation' : null);
    else if (outcome.kind === 'unknown') {
      move(job, 'unknown', outcome.reason);
      log.warn('nobody can say whether a print came out', { job: job.id, reason: outcome.reason });
    } else {
      const seen = queue.get(job.id);
      if (seen?.state === 'cancelled') return 'done';
      if (!closed && (seen?.state !== 'blockedBefore' || seen.reason !== outcome.reason))
        move(job, 'blockedBefore', outcome.reason);
      return 'wait';
    }
    return 'done';
  };

  const work = async (): Promise<void> => {
    while (!closed) {
      const came = await step().catch((error: unknown): Step => {
        log.error('the print queue could not go on', { use, error: String(error) });
        return 'wait';
      });
      if (closed) return;
      if (came === 'nothing') await pause();
      else if (came === 'wait') {
        await pause(retry);
        retry = Math.min(retry * 2, timings.retryMost);
      } else retry = timings.retryFirst;
    }
  };
  const working = work();

  const wake = (): void => {
    missed = true;
    woken.fire();
  };
  return {
    wake: () => {
      retry = timings.retryFirst;
      wake();
    },
    stateChanged: () => {
      if (options.sessions().some((session) => isReady(session))) wake();
    },
    close: async () => {
      closed = true;
      woken.fire();
      await working;
    },
  };
}

const isReady = (session: PrinterSession): boolean =>
  session.state() === 'ready' || session.state() === 'paperLow';
