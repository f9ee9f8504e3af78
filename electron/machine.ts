import { statfsSync } from 'node:fs';
import type { Machine } from './core/ports/machine.ts';
import { hasBallast } from './store/ballast.ts';
import type { OpenedStore } from './store/open.ts';

/** The machine under a till, as its readiness check wants to know it. */
export function machineOf(
  dataDir: string,
  store: Pick<OpenedStore, 'lastBackupAt'>,
  backUp: () => Promise<void>,
): Machine {
  return {
    diskFree: () => {
      try {
        const { bavail, bsize } = statfsSync(dataDir);
        return bavail * bsize;
      } catch {
        return null;
      }
    },
    ballast: () => hasBallast(dataDir),
    lastBackupAt: () => store.lastBackupAt() ?? null,
    backUp,
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
