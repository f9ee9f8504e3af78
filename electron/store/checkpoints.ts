import type { Db } from './rows.ts';

/** Past this many pages in the write-ahead log, a checkpoint is made even while people are selling. */
const MOST_PAGES = 16_000;

/**
 * Folds the write-ahead log into the database when nothing was written for `idleMs`, so that no sale waits
 * for it. `wrote` is called after each commit and never throws: a checkpoint that fails loses nothing, for the log
 * still has it all, and it is tried again when the till is idle after the next commit. When the disk is full, `makeRoom`
 * gives some up; false when there is none.
 */
export function idleCheckpoints(
  db: Pick<Db, 'open' | 'pragma'>,
  idleMs: number,
  makeRoom: () => boolean,
): { wrote(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  /** Gives what it failed with; undefined when the checkpoint was made. */
  const fold = (): unknown => {
    try {
      const made = db.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
      since = made[0]?.log ?? 0;
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const run = (): void => {
    timer = undefined;
    if (db.open && meansFull(fold()) && makeRoom()) fold();
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

/** True for the error of SQLite that means: the disk is full. */
export const meansFull = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === 'SQLITE_FULL';
