import type { PrintJobId } from '../../shared/kernel/ids.ts';
import type { Log } from '../core/ports/log.ts';
import type {
  DocumentSource,
  HeadOf,
  LayoutEdits,
  PrintJob,
  PrintQueue,
  PrintReason,
} from '../core/ports/printing.ts';
import { encode, layoutFor } from './encoders/encode.ts';
import { RefusedContent, WrongPaper } from './encoders/refused.ts';
import type { PrinterSession, PrintOutcome } from './session.ts';
import { createSignal } from './signal.ts';
import type { PrinterTimings } from './timings.ts';

/** The line of jobs at one printer. */
export interface Lane {
  /** Jobs may have come. */
  wake(): void;
  /** A printer may have become ready. */
  stateChanged(): void;
  close(): Promise<void>;
}

export interface LaneOptions {
  readonly session: PrinterSession;
  /** Whose jobs these are, as the printers are set up now. */
  readonly covers: () => HeadOf;
  /** Jobs that some lane has in its hand. */
  readonly inHand: Set<PrintJobId>;
  readonly queue: PrintQueue;
  readonly documents: DocumentSource;
  readonly edits: LayoutEdits;
  readonly onStatus: () => void;
  /** A job that was in this lane's hand waits for another one, which may have looked for it in vain. */
  readonly onReleased: () => void;
  readonly log: Log;
  readonly timings: PrinterTimings;
  /** Monotonic ms. */
  readonly now: () => number;
}

/**
 * A document that could not be built this often, each time a while after the last, is given up, so that it blocks nothing
 * behind it.
 */
const MOST_DOCUMENT_FAULTS = 3;

/** What a job prints: comparable, and as bytes. */
interface Content {
  readonly text: string;
  bytes(): Promise<Uint8Array>;
}

/** What came of the head of the line. */
type Step = 'done' | 'wait' | 'nothing';

/** Works off a printer's jobs in their order, one at a time. */
export function openLane(options: LaneOptions): Lane {
  const { session, queue, inHand, log, timings, now } = options;
  const woken = createSignal();
  let closed = false;
  let retry = timings.retryFirst;
  let faults = { job: '', count: 0, at: 0 };
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

  /** What a job's bytes are made of, as things are now. */
  const contentOf = (job: PrintJob): Content => {
    const document = options.documents(job);
    const edit = options.edits(layoutFor(document, session.setup).id);
    return {
      text: JSON.stringify([document, edit]),
      bytes: () => encode(document, session.setup, () => edit),
    };
  };
  /** The next job's bytes, made while the printer is at work with the one before, and what they were made of. */
  let ahead:
    | { readonly id: PrintJobId; readonly of: string; readonly bytes: Promise<Uint8Array> }
    | undefined;
  const prepareNext = (): void => {
    try {
      const next = closed ? undefined : queue.head(options.covers(), inHand);
      if (!next || next.id === ahead?.id) return;
      const { text, bytes } = contentOf(next);
      ahead = { id: next.id, of: text, bytes: bytes() };
      // A fault shows when it is this job's turn.
      ahead.bytes.catch(() => {});
    } catch (error) {
      log.warn('the next print could not be made ready ahead of its turn', { error: String(error) });
    }
  };
  const bytesOf = async (job: PrintJob): Promise<Uint8Array | undefined> => {
    const made = ahead?.id === job.id ? ahead : undefined;
    ahead = undefined;
    try {
      const { text, bytes } = contentOf(job);
      // A name may have been corrected since, a layout saved, a customer erased.
      return await (made?.of === text ? made.bytes : bytes());
    } catch (error) {
      // Somebody has to choose another printer or another paper: until then it waits, and shows.
      if (error instanceof WrongPaper) return void hold(job, 'wrongPaper');
      const final = error instanceof RefusedContent || faultsOf(job) >= MOST_DOCUMENT_FAULTS;
      log.error('a document could not be printed', { job: job.id, error: String(error), final });
      if (!final) hold(job, 'refusedContent');
      else if (isWaiting(job)) move(job, 'cancelled', 'refusedContent');
      return undefined;
    }
  };
  /** How often a job's document could not be built, with this time. The lane may be woken at any moment: that is no fault. */
  const faultsOf = (job: PrintJob): number => {
    const first = faults.job !== job.id;
    if (first || now() - faults.at >= timings.retryFirst)
      faults = { job: job.id, count: first ? 1 : faults.count + 1, at: now() };
    return faults.count;
  };
  const isWaiting = (job: PrintJob): boolean => {
    const state = queue.get(job.id)?.state;
    return state === 'queued' || state === 'blockedBefore';
  };

  const step = async (): Promise<Step> => {
    const job = queue.head(options.covers(), inHand);
    if (!job) return 'nothing';
    inHand.add(job.id);
    try {
      return await handle(job);
    } finally {
      inHand.delete(job.id);
      if (isElsewhere(job)) options.onReleased();
    }
  };
  /** True when a job still waits, but not for this lane any more. */
  const isElsewhere = (job: PrintJob): boolean => {
    try {
      return isWaiting(job) && (closed || !covered(job));
    } catch (error) {
      log.warn('where a print job waits could not be read', { job: job.id, error: String(error) });
      return false;
    }
  };
  const handle = async (job: PrintJob): Promise<Step> => {
    const bytes = await bytesOf(job);
    // Cancelled or sent elsewhere while it was made ready: not one byte has left.
    if (!bytes) return isWaiting(job) ? 'wait' : 'done';
    const outcome = await session
      .print(bytes, {
        onSending: () => {
          if (!covered(job)) throw new Error('the job was sent to another printer');
          move(job, 'sending', null);
          setImmediate(prepareNext);
        },
        onBlocked: (why) => move(job, 'blockedDuring', why),
      })
      .catch(async (error: unknown): Promise<PrintOutcome | undefined> => {
        const state = queue.get(job.id)?.state;
        if (state === 'sending' || state === 'blockedDuring') {
          log.error('a print was broken off', { job: job.id, error: String(error) });
          // What is not known is not guessed.
          return { kind: 'unknown', reason: 'connectionLost' };
        }
        if (state === 'cancelled' || !covered(job)) return undefined;
        throw error;
      });
    if (!outcome) return 'done';
    if (outcome.kind === 'notReady') return hold(job, outcome.reason);
    await write(job, outcome);
    return 'done';
  };
  /** True while this printer is still the one the job goes to. */
  const covered = (job: PrintJob): boolean => {
    const others = new Set([...inHand].filter((id) => id !== job.id));
    return queue.head(options.covers(), others)?.id === job.id;
  };
  /** Not one byte of a job has left: it goes on waiting, and says for what. */
  const hold = (job: PrintJob, reason: PrintReason): Step => {
    const seen = queue.get(job.id);
    if (seen?.state !== 'queued' && seen?.state !== 'blockedBefore') return 'done';
    if (!closed && (seen.state !== 'blockedBefore' || seen.reason !== reason))
      move(job, 'blockedBefore', reason);
    return 'wait';
  };
  /** What came of a job is known here: it is written down as often as it takes. */
  const write = async (
    job: PrintJob,
    outcome: Exclude<PrintOutcome, { kind: 'notReady' }>,
  ): Promise<void> => {
    if (outcome.kind === 'unknown')
      log.warn('nobody can say whether a print came out', { job: job.id, reason: outcome.reason });
    for (;;) {
      try {
        if (outcome.kind === 'printed') move(job, 'printed', outcome.weak ? 'weakConfirmation' : null);
        else move(job, 'unknown', outcome.reason);
        return;
      } catch (error) {
        if (closed) throw error;
        log.error('the end of a print job could not be written', { job: job.id, error: String(error) });
        await pause(timings.retryMost);
      }
    }
  };

  const work = async (): Promise<void> => {
    while (!closed) {
      const came = await step().catch((error: unknown): Step => {
        log.error('the print queue could not go on', { printer: session.setup.id, error: String(error) });
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
      if (isReady(session)) wake();
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
