import type { PrintJobId } from '../../shared/kernel/ids.ts';
import type { Random } from '../../shared/kernel/time.ts';
import type { Log } from '../core/ports/log.ts';
import type {
  DocumentSource,
  LayoutEdits,
  PrinterSetup,
  PrintQueue,
  Spooler,
} from '../core/ports/printing.ts';
import { coveredBy } from '../core/ports/printRouting.ts';
import { encode } from './encoders/encode.ts';
import { type Lane, openLane } from './lane.ts';
import { openSession, type PrinterSession, type SessionOptions } from './session.ts';
import { PRINTER_TIMINGS, type PrinterTimings } from './timings.ts';
import { discover } from './transports/discover.ts';

export interface SpoolerOptions {
  readonly queue: PrintQueue;
  readonly documents: DocumentSource;
  /** What the venue has made of the layouts. */
  readonly edits: LayoutEdits;
  /** A printer's state or a job's state has changed. */
  readonly onStatus: () => void;
  /** What a probe found; to be remembered with the printer. */
  readonly onCapability: (printer: PrinterSetup['id'], capability: 'confirms' | 'fence') => void;
  readonly log: Log;
  readonly random: Random;
  readonly timings?: PrinterTimings;
  /** Monotonic ms. */
  readonly now?: () => number;
  /** How a printer is talked with; tests that show what another way loses bring it. */
  readonly session?: (options: SessionOptions) => PrinterSession;
}

interface Station {
  readonly session: PrinterSession;
  readonly lane: Lane;
}

/**
 * Starts printing. Jobs that an earlier process left in the middle become `unknown` first: nothing is sent
 * twice unmarked (G7). Each printer has its own line of jobs, printed in their order one at a time.
 */
export function startSpooler(options: SpoolerOptions): Spooler {
  const { queue, log, onStatus } = options;
  const timings = options.timings ?? PRINTER_TIMINGS;
  const now = options.now ?? (() => performance.now());
  const openOne = options.session ?? openSession;
  let stations: readonly Station[] = [];
  let setups: readonly PrinterSetup[] = [];
  const inHand = new Set<PrintJobId>();
  const leaving = new Set<Promise<void>>();
  let closed = false;

  for (const job of queue.markInterrupted())
    log.warn('a print job was cut off by the end of the process', { job: job.id });

  const wake = (): void => {
    for (const { lane } of stations) lane.wake();
  };
  const open = (setup: PrinterSetup, after: Promise<unknown>): Station => {
    // A session may tell of its state before its lane is there.
    const born: { lane?: Lane } = {};
    const session = openOne({
      setup,
      timings,
      now,
      random: options.random,
      after,
      onState: () => {
        onStatus();
        born.lane?.stateChanged();
      },
      onCapability: (capability) => options.onCapability(setup.id, capability),
    });
    const lane = openLane({
      session,
      covers: () => coveredBy(setups, setup.id),
      inHand,
      queue,
      documents: options.documents,
      edits: options.edits,
      onStatus,
      onReleased: wake,
      log,
      timings,
      now,
    });
    born.lane = lane;
    return { session, lane };
  };
  const shut = async ({ session, lane }: Station): Promise<void> => {
    const ended = lane.close();
    await session.close();
    await ended;
  };
  const sessionOf = (printer: PrinterSetup['id']): PrinterSession => {
    const found = stations.find(({ session }) => session.setup.id === printer);
    if (!found) throw new Error('unreachable');
    return found.session;
  };

  return {
    wake,
    status: () => stations.map(({ session }) => ({ printer: session.setup.id, state: session.state() })),
    setPrinters: (printers) => {
      if (closed) return;
      setups = printers;
      const kept = printers.map((setup) => stations.find(({ session }) => isSame(session.setup, setup)));
      for (const station of stations) {
        if (kept.includes(station)) continue;
        const left = shut(station).finally(() => leaving.delete(left));
        leaving.add(left);
      }
      const gone = Promise.allSettled(leaving);
      const next = printers.map((setup, i) => kept[i] ?? open(setup, gone));
      stations = next;
      wake();
    },
    printTest: async (printer, document) => {
      const session = sessionOf(printer);
      const bytes = await encode(document, session.setup, options.edits).catch((cause: unknown) => {
        throw new Error('refusedContent', { cause });
      });
      const outcome = await session.print(bytes, { onSending: () => {}, onBlocked: () => {} });
      if (outcome.kind !== 'printed') throw new Error(outcome.reason);
    },
    openDrawer: async (printer) => {
      if (!(await sessionOf(printer).openDrawer())) throw new Error('unreachable');
    },
    discover,
    close: async () => {
      closed = true;
      await Promise.all([...stations.map(shut), ...leaving]);
    },
  };
}

/** What a probe has found meanwhile, and whom a printer stands in for, is no other printer. */
const isSame = (a: PrinterSetup, b: PrinterSetup): boolean =>
  JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

const comparable = ({ id, use, address, language, stock, dpi, letters, layouts, drawer }: PrinterSetup) => [
  id,
  use,
  address,
  language,
  stock,
  dpi,
  letters,
  Object.entries(layouts).sort(),
  drawer,
];
