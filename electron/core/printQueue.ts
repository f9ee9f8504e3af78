import type { Journalist } from './journalist.ts';
import type { Tx } from './ports/journalist.ts';
import type { PrintQueue } from './ports/printing.ts';
import { INTERRUPTED_STATES, QUEUED_STATES } from './ports/printJobStates.ts';
import type { Store } from './ports/store.ts';

/** So many open jobs are looked through at a start. */
const MOST_OPEN = 10_000;

/** The print queue on the store: each move is a transaction of its own, on disk before the next byte. */
export function printQueue(store: Store, journalist: Journalist): PrintQueue {
  const { printJobs } = store.read;
  const move: PrintQueue['move'] = (job, to, reason) =>
    journalist.transact((tx) => {
      tx.store.printJobs.move(job, to, reason, tx.now);
      tx.touch('orders');
    });
  return {
    head: (of, inHand) => printJobs.head(of, inHand),
    get: (job) => printJobs.get(job),
    move,
    markInterrupted: () => {
      const cut = printJobs.open(MOST_OPEN).filter((job) => INTERRUPTED_STATES.includes(job.state));
      for (const job of cut) move(job.id, 'unknown', 'restarted');
      return cut;
    },
  };
}

/**
 * For a database that was gone back to: what waits in it may have come out since. None of it is printed by itself, for
 * that could make a second unmarked original (G7); somebody looks.
 */
export function doubtWaitingJobs(tx: Tx): void {
  for (const job of tx.store.printJobs.open(MOST_OPEN))
    if (QUEUED_STATES.includes(job.state)) tx.store.printJobs.move(job.id, 'unknown', 'restored', tx.now);
  tx.touch('printing', 'orders', 'till');
}
