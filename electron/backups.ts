import type { Journalist } from './core/ports/journalist.ts';
import type { Log } from './core/ports/log.ts';
import type { OpenedStore } from './store/open.ts';

/** At least this often while the till runs, in ms; and at each closing of a cash session. */
const EVERY_MS = 24 * 3_600_000;

/** Keeps backups of the store fresh in the background; a failing one is logged and stops nothing. */
export function keepBackups(
  store: OpenedStore,
  journalist: Journalist,
  now: () => number,
  log: Log,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let last = store.lastBackupAt() ?? 0;
  let wasOpen = isOpen(store);
  const backUp = (): void => {
    last = now();
    running = running
      .then(() => store.backUp())
      .then((file) => log.info('backed up', { file }))
      .catch((error) => log.error('the backup failed', { error: String(error) }));
  };
  const stop = journalist.onCommitted((topics) => {
    if (!topics.has('session')) return;
    const open = isOpen(store);
    if (wasOpen && !open) backUp();
    else if (now() - last > EVERY_MS) backUp();
    wasOpen = open;
  });
  return {
    stop: async () => {
      stop();
      await running;
    },
  };
}

const isOpen = (store: OpenedStore): boolean => Boolean(store.read.journal.current()?.state.session);
