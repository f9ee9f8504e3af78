import type {
  PrintContent,
  PrintJob,
  PrintJobState,
  PrintQueue,
  PrintReason,
  PrintUse,
} from '../../electron/core/ports/printing.ts';
import { canMove, INTERRUPTED_STATES } from '../../electron/core/ports/printJobStates.ts';
import type { OrderId, PrinterId, PrintJobId, TicketId } from '../../shared/kernel/ids.ts';

/** A print queue in memory, as cruel as the one on disk. */
export interface MemoryPrintQueue extends PrintQueue {
  add(use?: PrintUse, copy?: number): PrintJob;
  /** Sends a job to a certain printer. */
  send(job: PrintJobId, printer: PrinterId | null): void;
  rows(): readonly PrintJob[];
  /** Every move that was made, as "job from>to reason". */
  moves(): readonly string[];
  /** As if the process had died: whatever is called afterwards throws, and the rows stand still. */
  kill(): void;
  /** What a new process finds. */
  reopened(): MemoryPrintQueue;
}

/** A queue that begins with these rows. */
export function memoryPrintQueue(from: readonly PrintJob[] = []): MemoryPrintQueue {
  const jobs = new Map<PrintJobId, PrintJob>(from.map((job) => [job.id, job]));
  const moves: string[] = [];
  let dead = false;
  let tick = from.length;
  const alive = (): void => {
    if (dead) throw new Error('the process is dead');
  };
  const move = (id: PrintJobId, to: PrintJobState, reason: PrintReason | null): void => {
    alive();
    const job = jobs.get(id);
    if (!job) throw new Error(`no job ${id}`);
    if (!canMove(job.state, to)) throw new Error(`${id}: no step from ${job.state} to ${to}`);
    const attempts = job.attempts + (to === 'sending' ? 1 : 0);
    jobs.set(id, { ...job, state: to, reason, attempts, changedAt: ++tick });
    moves.push(`${id} ${job.state}>${to}${reason === null ? '' : ` ${reason}`}`);
  };
  return {
    head: ({ printers, uses, all }, inHand) => {
      alive();
      return [...jobs.values()].find(
        (job) =>
          (job.state === 'queued' || job.state === 'blockedBefore') &&
          !inHand.has(job.id) &&
          (job.printer !== null && all.includes(job.printer)
            ? printers.includes(job.printer)
            : uses.includes(job.use)),
      );
    },
    send: (id, printer) => {
      alive();
      const job = jobs.get(id);
      if (job) jobs.set(id, { ...job, printer });
    },
    get: (id) => {
      alive();
      return jobs.get(id);
    },
    move,
    markInterrupted: () => {
      alive();
      const cut = [...jobs.values()].filter((job) => INTERRUPTED_STATES.includes(job.state));
      for (const job of cut) move(job.id, 'unknown', 'restarted');
      return cut;
    },
    add: (use = 'tickets', copy = 0) => {
      alive();
      const no = String(jobs.size + 1).padStart(4, '0');
      const content: PrintContent =
        use === 'tickets'
          ? { type: 'ticket', ticket: `ticket-${no}` as TicketId, copy }
          : { type: 'receipt', order: `order-${no}` as OrderId, copy };
      const job: PrintJob = {
        id: no as PrintJobId,
        use,
        content,
        order: `order-${no}` as OrderId,
        printer: null,
        language: 'en',
        state: 'queued',
        reason: null,
        attempts: 0,
        createdAt: ++tick,
        changedAt: tick,
      };
      jobs.set(job.id, job);
      return job;
    },
    rows: () => [...jobs.values()],
    moves: () => moves,
    kill: () => {
      dead = true;
    },
    reopened: () => memoryPrintQueue([...jobs.values()]),
  };
}
