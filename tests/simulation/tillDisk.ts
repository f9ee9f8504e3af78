import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keystore } from '../../electron/core/ports/keystore.ts';
import { openStore, STORE_FILE } from '../../electron/store/open.ts';

/** Secrets in memory; a copy is what a backup of the keystore's folder would be. */
export interface SimulatedKeystore extends Keystore {
  copy(): SimulatedKeystore;
}

export function simulatedKeystore(secrets: ReadonlyMap<string, Uint8Array> = new Map()): SimulatedKeystore {
  const kept = new Map(secrets);
  return {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, secret) => {
      kept.set(name, secret);
    },
    copy: () => simulatedKeystore(kept),
  };
}

/** Where the data folders of a run's tills are. */
export interface TillDisks {
  /** A new folder with an empty store in it. */
  fresh(): string;
  /** Everything of a folder as a process that was just killed left it, or as a copying person finds it. */
  copyOf(folder: string): string;
  drop(folder: string): void;
  close(): void;
}

const WAL = `${STORE_FILE}-wal`;

/** Folders in memory where the system has that, for these files need not outlive the run. */
export async function tillDisks(): Promise<TillDisks> {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'guichet-simulation-'));
  const template = join(root, 'template');
  (await openStore({ dataDir: template, now: () => 0 })).close();
  let n = 0;
  const next = (): string => {
    const folder = join(root, `till-${++n}`);
    mkdirSync(folder);
    // No ballast of megabytes for each: the disk never fills up here.
    writeFileSync(join(folder, 'ballast'), '');
    return folder;
  };
  return {
    fresh: () => {
      const folder = next();
      copyFileSync(join(template, STORE_FILE), join(folder, STORE_FILE));
      return folder;
    },
    copyOf: (folder) => {
      const copy = next();
      copyFileSync(join(folder, STORE_FILE), join(copy, STORE_FILE));
      // With what was not folded in yet: opening it is what a start after a crash does.
      if (existsSync(join(folder, WAL))) copyFileSync(join(folder, WAL), join(copy, WAL));
      return copy;
    },
    drop: (folder) => rmSync(folder, { recursive: true, force: true }),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
