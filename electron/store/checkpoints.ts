import type { Db } from './rows.ts';

/** Past this many pages in the write-ahead log, a checkpoint is made even while people are selling. */
const MOST_PAGES = 16_000;

/**
 * Folds the write-ahead log into the database when nothing was written for `idleMs`, so that no sale waits
 * for it. `wrote` is called after each commit.
 */
export function idleCheckpoints(db: Db, idleMs: number): { wrote(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  const run = (): void => {
    timer = undefined;
    if (db.open)
      since = (db.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[])[0]?.log ?? 0;
  };
  return {
    wrote: () => {
      since += 16;
      if (since > MOST_PAGES) {
        run();
        since = 0;
        return;
      }
      if (timer) timer.refresh();
      else {
        timer = setTimeout(run, idleMs);
        timer.unref();
      }
    },
    stop: () => clearTimeout(timer),
  };
}
