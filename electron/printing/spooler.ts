import type { PrintDocument } from '../../shared/layout/documents.ts';
import type { Log } from '../core/ports/log.ts';
import type { DocumentSource, PrinterSetup, PrintQueue, PrintUse, Spooler } from '../core/ports/printing.ts';
import { escposOf } from './escpos.ts';
import { openLane } from './lane.ts';
import { openSession, type PrinterSession } from './session.ts';
import { PRINTER_TIMINGS, type PrinterTimings } from './timings.ts';

export interface SpoolerOptions {
  readonly queue: PrintQueue;
  readonly documents: DocumentSource;
  /** A printer's state or a job's state has changed. */
  readonly onStatus: () => void;
  /** What a probe found; to be remembered with the printer. */
  readonly onCapability: (printer: PrinterSetup['id'], capability: 'confirms' | 'fence') => void;
  readonly log: Log;
  readonly timings?: PrinterTimings;
  /** Monotonic ms. */
  readonly now?: () => number;
}

const USES: readonly PrintUse[] = ['tickets', 'receipts'];

/**
 * Starts printing. Jobs that an earlier process left in the middle become `unknown` first: nothing is sent
 * twice unmarked (G7). Each use has its own line of jobs, printed in their order one at a time, on the first
 * of its printers that is ready.
 */
export function startSpooler(options: SpoolerOptions): Spooler {
  const { queue, log, onStatus } = options;
  const timings = options.timings ?? PRINTER_TIMINGS;
  const now = options.now ?? (() => performance.now());
  let sessions: readonly PrinterSession[] = [];
  const leaving = new Set<Promise<void>>();
  let closed = false;

  for (const job of queue.markInterrupted())
    log.warn('a print job was cut off by the end of the process', { job: job.id });

  const lanes = USES.map((use) =>
    openLane({
      use,
      queue,
      documents: options.documents,
      sessions: () => sessions.filter((session) => session.setup.use === use),
      onStatus,
      log,
      timings,
    }),
  );
  const wake = (): void => {
    for (const lane of lanes) lane.wake();
  };
  const open = (setup: PrinterSetup): PrinterSession =>
    openSession({
      setup,
      timings,
      now,
      onState: () => {
        onStatus();
        for (const lane of lanes) lane.stateChanged();
      },
      onCapability: (capability) => options.onCapability(setup.id, capability),
    });

  return {
    wake,
    status: () => sessions.map((session) => ({ printer: session.setup.id, state: session.state() })),
    setPrinters: (printers) => {
      if (closed) return;
      const next = printers.map(
        (setup) => sessions.find((session) => isSame(session.setup, setup)) ?? open(setup),
      );
      for (const session of sessions) {
        if (next.includes(session)) continue;
        const left = session.close().finally(() => leaving.delete(left));
        leaving.add(left);
      }
      sessions = next;
      wake();
    },
    printTest: async (printer, document) => {
      const session = sessions.find((one) => one.setup.id === printer);
      if (!session) throw new Error('unreachable');
      const bytes = bytesOf(document);
      const outcome = await session.print(bytes, { onSending: () => {}, onBlocked: () => {} });
      if (outcome.kind !== 'printed') throw new Error(outcome.reason);
    },
    close: async () => {
      closed = true;
      const ended = lanes.map((lane) => lane.close());
      await Promise.all([...sessions.map((session) => session.close()), ...leaving]);
      await Promise.all(ended);
    },
  };
}

function bytesOf(document: PrintDocument): Uint8Array {
  try {
    return escposOf(document);
  } catch (cause) {
    throw new Error('refusedContent', { cause });
  }
}

/** What a probe has found meanwhile is no other printer. */
const isSame = (a: PrinterSetup, b: PrinterSetup): boolean =>
  a.id === b.id && a.address === b.address && a.use === b.use && a.name === b.name;
