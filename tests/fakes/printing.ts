import type { Log } from '../../electron/core/ports/log.ts';
import type {
  DocumentSource,
  LayoutEdits,
  PrinterSetup,
  PrintJob,
  PrintUse,
  Spooler,
} from '../../electron/core/ports/printing.ts';
import { systemRandom } from '../../electron/platform/time.ts';
import { startSpooler } from '../../electron/printing/spooler.ts';
import type { PrinterTimings } from '../../electron/printing/timings.ts';
import type { PrintedPaper, VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import {
  startVirtualPrinter,
  type VirtualPrinterOptions,
} from '../../electron/printing/virtual/virtualPrinter.ts';
import type { PrinterId } from '../../shared/kernel/ids.ts';
import { NO_EDIT } from '../../shared/layout/layoutData.ts';
import { type MemoryPrintQueue, memoryPrintQueue } from './memoryPrintQueue.ts';
import { aReceipt, aTicket, qrTextFor } from './printDocuments.ts';

/** Short enough for tests, long enough for a busy machine. */
export const TEST_TIMINGS: PrinterTimings = {
  connect: 1000,
  answer: 400,
  confirm: 700,
  silence: 900,
  blocked: 60_000,
  pollIdle: 40,
  pollBusy: 20,
  retryFirst: 15,
  retryMost: 60,
  closing: 500,
};

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** What a job of the memory queue prints; the same codes on every copy. */
export function documentFor(job: PrintJob) {
  const n = Number(job.id);
  if (job.content.type === 'receipt') return aReceipt({ orderNumber: `2-${job.id}`, copy: job.content.copy });
  return aTicket({
    qr: qrTextFor(n),
    code128: `T2${String(n).padStart(8, '0')}ABCDEFGH`,
    ticketNumber: `T2-${String(n).padStart(6, '0')}-00`,
    copy: job.content.copy,
  });
}

/** A virtual printer, a queue and a spooler between them. */
/** A printer for tickets on this machine, as it is set up. */
export const aPrinter = (port: number, changes: Partial<PrinterSetup> = {}): PrinterSetup => ({
  id: 'printer-1' as PrinterId,
  name: 'Tickets',
  use: 'tickets',
  address: `tcp://127.0.0.1:${port}`,
  language: 'escpos',
  stock: 'roll80',
  dpi: 203,
  letters: 'own',
  layouts: {},
  drawer: 'none',
  standIn: null,
  capability: 'unprobed',
  ...changes,
});

export interface PrintingRig {
  readonly printer: VirtualPrinter;
  readonly queue: MemoryPrintQueue;
  readonly spooler: Spooler;
  readonly capabilities: readonly string[];
  setup(changes?: Partial<PrinterSetup>): PrinterSetup;
  /** The spooler's process dies here; a new one starts on what is on disk. */
  restart(): Promise<void>;
  /** QR texts on unmarked papers, each as often as it came out whole. */
  originals(): readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly printer?: Partial<VirtualPrinterOptions>;
  readonly use?: PrintUse;
  readonly capability?: PrinterSetup['capability'];
  readonly timings?: Partial<PrinterTimings>;
  readonly letters?: PrinterSetup['letters'];
  readonly documents?: DocumentSource;
  readonly edits?: LayoutEdits;
  /** Monotonic ms. */
  readonly now?: () => number;
}

/** Starts all three; nothing is queued yet. */
export async function printingRig(options: RigOptions = {}): Promise<PrintingRig> {
  const printer = await startVirtualPrinter({ log: silentLog, ...options.printer });
  const capabilities: string[] = [];
  const setup = (changes: Partial<PrinterSetup> = {}): PrinterSetup =>
    aPrinter(printer.port, {
      ...(options.use === undefined ? {} : { use: options.use }),
      ...(options.letters === undefined ? {} : { letters: options.letters }),
      ...(options.capability === undefined ? {} : { capability: options.capability }),
      ...changes,
    });
  const start = (queue: MemoryPrintQueue): Spooler => {
    const spooler: Spooler = startSpooler({
      queue,
      documents: options.documents ?? documentFor,
      edits: options.edits ?? (() => NO_EDIT),
      // As the till does.
      onStatus: () => spooler.wake(),
      onCapability: (_, capability) => capabilities.push(capability),
      log: silentLog,
      random: systemRandom(),
      timings: { ...TEST_TIMINGS, ...options.timings },
      ...(options.now ? { now: options.now } : {}),
    });
    spooler.setPrinters([setup()]);
    return spooler;
  };
  let queue = memoryPrintQueue();
  let spooler = start(queue);
  return {
    printer,
    get queue() {
      return queue;
    },
    get spooler() {
      return spooler;
    },
    capabilities,
    setup,
    restart: async () => {
      queue.kill();
      const old = spooler;
      queue = queue.reopened();
      await old.close();
      spooler = start(queue);
    },
    originals: () =>
      printer
        .printed()
        .filter(isOriginal)
        .flatMap((paper) => paper.qr),
    close: async () => {
      await spooler.close();
      await printer.close();
    },
  };
}

/** True for a paper without a duplicate's mark. */
export const isOriginal = (paper: PrintedPaper): boolean =>
  !paper.lines.some((line) => /DUPLICAT|DUPLIKAT/.test(line));
