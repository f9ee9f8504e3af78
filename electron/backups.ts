import type { Journalist } from './core/ports/journalist.ts';
import type { Log } from './core/ports/log.ts';
import type { OpenedStore } from './store/open.ts';

/** At least this often while the till runs, in ms; and at each closing of a cash session. */
const EVERY_MS = 24 * 3_600_000;

/** Keeps backups of the store fresh in the background; a failing one is logged and stops nothing. `now` makes one at once. */
export function keepBackups(
  store: OpenedStore,
  journalist: Journalist,
  now: () => number,
  log: Log,
): { now(): Promise<void>; stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let last = store.lastBackupAt() ?? 0;
  let wasOpen = isOpen(store);
  const backUp = (): Promise<void> => {
    last = now();
    const made = running.then(() => store.backUp()).then((file) => log.info('backed up', { file }));
    running = made.catch((error) => log.error('the backup failed', { error: String(error) }));
    return made;
  };
  const stop = journalist.onCommitted((topics) => {
    if (!topics.has('session')) return;
    const open = isOpen(store);
    // What becomes of it is in the log.
    if ((wasOpen && !open) || isDue(last, now())) backUp().catch(() => {});
    wasOpen = open;
  });
  return {
    now: backUp,
    stop: async () => {
      stop();
      await running;
    },
  };
}

// One from later than now was made before the clock was set back: nobody knows how long ago.
const isDue = (last: number, now: number): boolean => last > now || now - last > EVERY_MS;

const isOpen = (store: OpenedStore): boolean => Boolean(store.read.journal.current()?.state.session);
