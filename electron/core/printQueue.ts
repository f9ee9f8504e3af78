import type { Journalist } from './journalist.ts';
import type { PrintQueue } from './ports/printing.ts';
import type { Store } from './ports/store.ts';

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
      const cut = printJobs
        .open(10_000)
        .filter((job) => job.state === 'sending' || job.state === 'blockedDuring');
      for (const job of cut) move(job.id, 'unknown', 'restarted');
      return cut;
    },
  };
}
