import type { Random } from '../../shared/kernel/time.ts';
import type { PrinterSetup, PrinterState, PrintReason } from '../core/ports/printing.ts';
import { printsNow } from './dialects/dialect.ts';
import { dialectOf } from './dialects/dialectOf.ts';
import { createMutex, createSignal } from './signal.ts';
import type { PrinterTimings } from './timings.ts';
import { reasonOf, watchJob } from './watchJob.ts';
import { openWire, type Wire } from './wire.ts';

/** How a job ended. `notReady`: not one byte of it was sent. `unknown`: nobody can say whether it came out. */
export type PrintOutcome =
  | { readonly kind: 'notReady'; readonly reason: PrintReason }
  | { readonly kind: 'printed'; readonly weak: boolean }
  | { readonly kind: 'unknown'; readonly reason: PrintReason };

/** Called on the way; both must have written to disk when they return. */
export interface JobHooks {
  /** Before the first byte. Throwing keeps the job from being sent. */
  onSending(): void;
  /** The printer stopped in mid-job. */
  onBlocked(reason: PrintReason): void;
}

/** One printer: a connection kept open, its state watched, one job at a time. */
export interface PrinterSession {
  readonly setup: PrinterSetup;
  state(): PrinterState;
  print(bytes: Uint8Array, hooks: JobHooks): Promise<PrintOutcome>;
  /** Sends a pulse outside of any job, at once or never; false when the printer does not answer or has no drawer. */
  openDrawer(): Promise<boolean>;
  /** Ends after the job in hand, or after a while without it. */
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly setup: PrinterSetup;
  readonly timings: PrinterTimings;
  /** Monotonic ms. */
  readonly now: () => number;
  readonly random: Random;
  /** Ends when the session before it has left the printer: most talk with one at a time. */
  readonly after?: Promise<unknown>;
  readonly onState: () => void;
  readonly onCapability: (capability: 'confirms' | 'fence') => void;
}

/** So many different ids of four digits there are. */
const PROCESS_IDS = 10_000;

/** Starts watching a printer. */
export function openSession(options: SessionOptions): PrinterSession {
  const { timings, now } = options;
  const dialect = dialectOf(options.setup.language);
  const news = createSignal();
  const closing = createSignal();
  const alone = createMutex();
  let setup = options.setup;
  let wire: Wire | undefined;
  let state: PrinterState = 'starting';
  let closed = false;
  let abandoned = false;
  // A late answer to an earlier process, kept by a serial line, must not be one to this process's first job.
  let serial = Buffer.from(options.random.bytes(2)).readUInt16BE() % PROCESS_IDS;

  const show = (next: PrinterState): void => {
    if (next === state || closed) return;
    state = next;
    options.onState();
  };
  const drop = (waitMs = timings.closing): Promise<void> => {
    const gone = wire;
    wire = undefined;
    return gone ? gone.end(waitMs) : Promise.resolve();
  };
  /** Waits until `done`, or the wire is lost, or `ms` have passed. */
  const until = async (on: Wire, done: () => boolean, ms: number): Promise<boolean> => {
    const end = now() + ms;
    while (!done()) {
      const left = end - now();
      if (!on.isOpen() || left <= 0) return false;
      await news.wait(Math.ceil(left));
    }
    return true;
  };

  /** Connects if need be and asks; the reason when nothing should be sent. */
  const prepare = async (): Promise<{ wire: Wire } | { reason: PrintReason }> => {
    if (wire && !wire.isOpen()) await drop();
    await options.after;
    if (!wire) {
      try {
        wire = await openWire({ address: setup.address, dialect }, timings.connect, news, now);
      } catch {
        show('offline');
        return { reason: 'unreachable' };
      }
    }
    const on = wire;
    const before = on.answered();
    on.ask();
    const heard = await until(on, () => on.answered() > before, timings.answer);
    const readiness = on.readiness();
    if (!heard || readiness === undefined) {
      await drop(timings.answer);
      show('offline');
      return { reason: 'noAnswer' };
    }
    show(readiness);
    const reason = reasonOf(readiness);
    return reason === null ? { wire: on } : { reason };
  };

  /**
   * Finds out once, and again after a job that it did not confirm, whether the printer confirms prints: clones take the
   * maker's name but not its commands. A clone that prints the question as letters has them wiped by the reset at the
   * beginning of the job.
   */
  const probe = async (on: Wire): Promise<boolean> => {
    if (setup.capability !== 'unprobed' || !dialect.probes) return true;
    const fences = on.fences();
    const id = nextId();
    on.expect(id);
    on.write(dialect.confirm(id));
    on.write(dialect.fence);
    if (!(await until(on, () => on.fences() > fences, timings.answer))) {
      if (!on.confirmed(id)) return false;
    }
    const capability = on.confirmed(id) ? 'confirms' : 'fence';
    setup = { ...setup, capability };
    options.onCapability(capability);
    return true;
  };
  const nextId = (): string => {
    serial = (serial + 1) % PROCESS_IDS;
    return String(serial).padStart(4, '0');
  };

  const run = async (bytes: Uint8Array, hooks: JobHooks): Promise<PrintOutcome> => {
    const prepared = await prepare();
    if ('reason' in prepared) return { kind: 'notReady', reason: prepared.reason };
    const on = prepared.wire;
    if (!(await probe(on))) {
      await drop();
      return { kind: 'notReady', reason: 'noAnswer' };
    }
    if (!on.isOpen() || closed) return { kind: 'notReady', reason: 'unreachable' };
    const weak = setup.capability === 'fence' || !dialect.probes;
    const id = nextId();
    const fences = on.fences();
    const done = (): boolean => (weak ? on.fences() >= fences + dialect.fences : on.confirmed(id));
    hooks.onSending();
    show('printing');
    on.expect(id);
    on.write(Buffer.concat([bytes, weak ? dialect.fence : dialect.confirm(id)]));
    const lost = await watchJob({
      on,
      done,
      abandoned: () => abandoned,
      timings,
      now,
      news,
      show,
      onBlocked: hooks.onBlocked,
    }).catch(async (error: unknown) => {
      await drop();
      throw error;
    });
    if (lost === null) {
      const readiness = on.readiness();
      show(readiness ?? 'ready');
      return { kind: 'printed', weak };
    }
    // Ready, and yet no answer: another printer may stand at this address, one that does not confirm. It is asked again.
    if (lost === 'noAnswer' && printsNow(on.readiness() ?? 'offline'))
      setup = { ...setup, capability: 'unprobed' };
    // A late answer on this connection must never be taken for the next job's.
    await drop();
    show('offline');
    return { kind: 'unknown', reason: lost };
  };

  /** Keeps the state on the screen true while there is nothing to print. */
  const watchIdle = async (): Promise<void> => {
    let wait = timings.retryFirst;
    while (!closed) {
      await alone(async () => {
        if (closed) return;
        await prepare();
        wait = wire ? timings.retryFirst : Math.min(wait * 2, timings.retryMost);
      });
      await Promise.race([closing.wait(wire ? timings.pollIdle : wait), watchNews()]);
    }
  };
  /** Ends at once when an idle printer says by itself that something changed. */
  const watchNews = async (): Promise<void> => {
    const on = wire;
    if (!on) return closing.wait(timings.retryMost);
    const end = now() + timings.pollIdle;
    while (!closed && now() < end && on.isOpen() && (state === 'printing' || on.readiness() === state))
      await news.wait(Math.max(1, Math.ceil(end - now())));
  };
  const idle = watchIdle();

  return {
    get setup() {
      return setup;
    },
    state: () => state,
    print: (bytes, hooks) =>
      closed ? Promise.resolve({ kind: 'notReady', reason: 'unreachable' }) : alone(() => run(bytes, hooks)),
    openDrawer: () => {
      // Later than this nobody stands at the drawer any more.
      const latest = now() + timings.answer;
      const opened = alone(async () => {
        if (now() > latest) return false;
        if (closed || setup.drawer === 'none' || !dialect.drawer) return false;
        // No paper is no reason to keep the drawer shut: what counts is that the printer answers.
        const prepared = await prepare();
        if (!wire?.isOpen()) return false;
        wire.write(dialect.drawer(setup.drawer === 'pin2' ? 2 : 5, 'wire' in prepared));
        return true;
      });
      const late = new Promise<false>((resolve) => {
        const timer = setTimeout(() => resolve(false), timings.answer + timings.connect);
        void opened.finally(() => clearTimeout(timer)).catch(() => {});
      });
      return Promise.race([opened, late]);
    },
    close: async () => {
      if (closed) return void (await idle);
      closed = true;
      closing.fire();
      news.fire();
      const giveUp = setTimeout(() => {
        abandoned = true;
        news.fire();
      }, timings.closing);
      await alone(() => drop());
      clearTimeout(giveUp);
      await idle;
    },
  };
}
