import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../electron/printing/virtual/faults.ts';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import { startVirtualPrinter } from '../../electron/printing/virtual/virtualPrinter.ts';
import { type Dice, dice } from '../crash/random.ts';
import { prepareTillFolder } from '../crash/tillFolder.ts';
import { silentLog } from '../fakes/till.ts';
import { printsOn } from './paperLog.ts';
import type { Answer, Ask, OpenJob, Transport } from './protocol.ts';

/** What can go wrong in a run, by the names of the summary. Counted when it met something. */
export const KINDS = [
  'refuse',
  'neverReads',
  'reset',
  'silent',
  'paperOutBefore',
  'paperOutDuring',
  'powerOff',
  'lostAck',
] as const;
export type Kind = (typeof KINDS)[number];

export interface FaultSummary {
  readonly tickets: number;
  readonly faults: Readonly<Record<Kind, number>>;
  readonly kills: number;
  /** Prints without a mark beyond the first of a ticket. */
  readonly unmarkedDuplicates: number;
  /** Tickets of which no whole print exists. */
  readonly lost: number;
  /** Jobs that the till said it does not know the end of. */
  readonly unknownShown: number;
}

export interface FaultRun {
  readonly tickets: number;
  readonly seed: number;
  readonly transport: Transport;
  /** Hears what goes on. */
  readonly say: (line: string) => void;
}

/** What a run gave, and what it must not exceed. */
export interface FaultResult {
  readonly summary: FaultSummary;
  /** Faults that came after a first byte, and kills: each may leave one job unknown. */
  readonly mayBeUnknown: number;
  readonly whole: boolean;
}

/** Mm of paper per second: a ticket takes some 20 ms, so that faults and kills meet it in every state. */
const SPEED = 6000;
/** One fault in so many sales, one kill in so many. */
const FAULT_EVERY = 3;
const KILL_EVERY = 24;
const MOST_A_SALE = 6;
/** A run that makes no headway for so long has failed. */
const STUCK_MS = 20_000;

/** Sells tickets on a till of its own, breaks its printer and kills it again and again, and counts what came out. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-faults-'));
  const printer = await startVirtualPrinter({ log: silentLog, speedMmPerS: SPEED });
  try {
    await prepareTillFolder(dataDir);
    return await new Evening(run, dataDir, printer).go();
  } finally {
    await printer.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

class Evening {
  readonly #run: FaultRun;
  readonly #dataDir: string;
  readonly #printer: VirtualPrinter;
  readonly #chance: Dice;
  readonly #faults = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  readonly #unknown = new Set<string>();
  readonly #sold = new Map<string, string>();
  #child: Child | undefined;
  #kills = 0;
  #afterFirstByte = 0;

  constructor(run: FaultRun, dataDir: string, printer: VirtualPrinter) {
    this.#run = run;
    this.#dataDir = dataDir;
    this.#printer = printer;
    this.#chance = dice(run.seed);
  }

  async go(): Promise<FaultResult> {
    const { tickets, say } = this.#run;
    this.#child = await startChild(this.#dataDir, this.#run.transport);
    try {
      await this.#ask({ type: 'printer', port: this.#printer.port });
      let sales = 0;
      while (this.#sold.size < tickets) {
        sales += 1;
        // Every kind once first, so that a short run has them all.
        const kind = KINDS[sales - 1] ?? (this.#chance.oneIn(FAULT_EVERY) ? this.#anyKind() : null);
        const kill = sales === 5 || this.#chance.oneIn(KILL_EVERY);
        await this.#sale(Math.min(tickets - this.#sold.size, 1 + this.#chance.pick(MOST_A_SALE)), kind, kill);
        await this.#settle();
        await this.#keepTickets();
        if (sales % 100 === 0) say(`${this.#sold.size} tickets, ${this.#kills} kills`);
      }
      await this.#ask({ type: 'close' });
    } finally {
      await this.#child?.end();
    }
    return this.#result();
  }

  /** One that has met nothing yet has an even chance: a fault may come too late for its print. */
  #anyKind(): Kind {
    const missing = KINDS.find((kind) => this.#faults[kind] === 0);
    if (missing && this.#chance.oneIn(2)) return missing;
    return KINDS[this.#chance.pick(KINDS.length)] as Kind;
  }

  /** A sale while something is broken, and perhaps the till's end in the middle of it. */
  async #sale(quantity: number, kind: Kind | null, kill: boolean): Promise<void> {
    const fault = kind && this.#faultOf(kind);
    const midway = fault !== null && this.#chance.oneIn(2) && (kind === 'silent' || kind === 'neverReads');
    const before = this.#printer.struck().length;
    let printing = false;
    if (fault && !midway) this.#printer.setFault(fault);
    await this.#ask({ type: 'sell', quantity });
    if (fault && midway) {
      const isPrinting = (job: OpenJob): boolean => job.state === 'printing';
      const jobs = await this.#until((all) => all.some(isPrinting) || all.length === 0);
      printing = jobs.some(isPrinting);
      this.#printer.setFault(fault);
    }
    if (kill) await this.#kill();
    // Broken until the till has noticed, or all is out in spite of it.
    // One fault meets one print: it is over as soon as the till does not know how that ended.
    if (fault) await this.#until((jobs) => standsStill(jobs) || jobs.some((job) => job.state === 'toCheck'));
    this.#printer.clearFaults();
    if (kind && fault) this.#count(kind, fault, before, printing);
  }

  #faultOf(kind: Kind): Fault {
    const { pick } = this.#chance;
    switch (kind) {
      case 'refuse':
      case 'neverReads':
      case 'silent':
      case 'lostAck':
        return { kind };
      case 'reset':
        return { kind, afterBytes: 20 + pick(700) };
      case 'paperOutBefore':
        return { kind: 'paperOut' };
      case 'paperOutDuring':
        return { kind: 'paperOutAfter', mm: 5 + pick(80) };
      case 'powerOff':
        return { kind: 'powerOffAfter', mm: 5 + pick(80) };
    }
  }

  /**
   * Counts a fault that met something, by the printer's own log; after a first byte when the printer had a job in hand, or
   * the till said so while its bytes lay unread.
   */
  #count(kind: Kind, fault: Fault, before: number, printing: boolean): void {
    const struck = this.#printer.struck().slice(before);
    const mine = struck.filter((one) => one.kind === fault.kind);
    if (mine.length === 0) return;
    this.#faults[kind] += 1;
    if (printing || mine.some((one) => one.inJob)) this.#afterFirstByte += 1;
  }

  async #kill(): Promise<void> {
    const wanted = (['printing', 'waiting', 'blocked'] as const)[this.#chance.pick(3)];
    await this.#until((jobs) => standsStill(jobs) || jobs.some((job) => job.state === wanted));
    await this.#child?.kill();
    this.#kills += 1;
    this.#child = await startChild(this.#dataDir, this.#run.transport);
  }

  /** Nothing is broken any more: all that waits comes out, and a person looks for what is to be checked. */
  async #settle(): Promise<void> {
    for (;;) {
      const jobs = await this.#until((all) => all.every((job) => job.state === 'toCheck'));
      if (jobs.length === 0) return;
      for (const job of jobs) {
        this.#unknown.add(job.id);
        await this.#keepTickets();
        const qr = this.#sold.get(job.ticket);
        const there = this.#printer
          .printed()
          .some((paper) => printsOn(paper).some((print) => print.whole && print.qr === qr));
        // Somebody in a hurry prints again what lies in front of them.
        const outcome = there && !this.#chance.oneIn(8) ? 'cameOut' : 'printAgain';
        await this.#ask({ type: 'resolve', job: job.id, outcome });
      }
    }
  }

  async #keepTickets(): Promise<void> {
    const answer = await this.#ask({ type: 'tickets' });
    if (answer.type === 'tickets') for (const { number, qr } of answer.tickets) this.#sold.set(number, qr);
  }

  /** Asks until the jobs are as wanted; throws when nothing moves any more. */
  async #until(done: (jobs: readonly OpenJob[]) => boolean): Promise<readonly OpenJob[]> {
    let before = '';
    let since = performance.now();
    for (;;) {
      const answer = await this.#ask({ type: 'jobs' });
      const jobs = answer.type === 'jobs' ? answer.jobs : [];
      if (done(jobs)) return jobs;
      const seen = JSON.stringify(jobs);
      if (seen !== before) since = performance.now();
      before = seen;
      if (performance.now() - since > STUCK_MS)
        throw new Error(`nothing moves: ${seen}; faults ${this.#printer.faults().join()}`);
      await new Promise(setImmediate);
    }
  }

  async #ask(ask: Ask): Promise<Answer> {
    if (!this.#child) throw new Error('no till');
    return await this.#child.ask(ask);
  }

  #result(): FaultResult {
    const originals = new Map<string, number>();
    const whole = new Set<string>();
    for (const paper of this.#printer.printed())
      for (const print of printsOn(paper)) {
        if (!print.marked) originals.set(print.qr, (originals.get(print.qr) ?? 0) + 1);
        if (print.whole) whole.add(print.qr);
      }
    const codes = [...this.#sold.values()];
    const summary: FaultSummary = {
      tickets: codes.length,
      faults: this.#faults,
      kills: this.#kills,
      unmarkedDuplicates: [...originals.values()].reduce((sum, n) => sum + Math.max(0, n - 1), 0),
      lost: codes.filter((qr) => !whole.has(qr)).length,
      unknownShown: this.#unknown.size,
    };
    const mayBeUnknown = this.#afterFirstByte + this.#kills;
    const everyKind = KINDS.every((kind) => this.#faults[kind] > 0) && this.#kills > 0;
    return {
      summary,
      mayBeUnknown,
      whole:
        summary.unmarkedDuplicates === 0 &&
        summary.lost === 0 &&
        summary.unknownShown <= mayBeUnknown &&
        summary.tickets >= this.#run.tickets &&
        everyKind,
    };
  }
}

/** Nothing goes on by itself: nothing is printed, and what is first in the line is not just about to be. */
const standsStill = (jobs: readonly OpenJob[]): boolean => {
  const first = jobs.find((job) => job.state !== 'toCheck');
  return !jobs.some((job) => job.state === 'printing') && first?.state !== 'waiting';
};

interface Child {
  ask(ask: Ask): Promise<Answer>;
  kill(): Promise<void>;
  end(): Promise<void>;
}

async function startChild(dataDir: string, transport: Transport): Promise<Child> {
  const script = new URL('./till.ts', import.meta.url).pathname;
  const child: ChildProcess = fork(script, [JSON.stringify({ dataDir, transport })], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  const gone = once(child, 'exit');
  const next = async (): Promise<Answer> => {
    const heard = once(child, 'message').then(([answer]) => answer as Answer);
    const dead = gone.then(() => {
      throw new Error(`the till ended by itself: ${errors}`);
    });
    dead.catch(() => {});
    return await Promise.race([heard, dead]);
  };
  await next();
  return {
    ask: async (ask) => {
      const answer = next();
      child.send(ask);
      return await answer;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}
