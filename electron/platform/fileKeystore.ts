import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Keystore } from '../core/ports/keystore.ts';

/** The secrets of this folder can only be read with the system's key store, and it is not there. */
export class SecretsSealed extends Error {
  override name = 'SecretsSealed';
  constructor(dir: string) {
    super(
      `The secrets in ${dir} are sealed by the key store of the system, which can't be reached now. Sign in to the system so that its key store is unlocked, and start Guichet on it as before. Nothing was changed; without these secrets this would be another till.`,
    );
  }
}

/**
 * Secrets as files that only the owner may read; for hosts without a system keystore. What is missing in a folder where
 * that one has sealed secrets is not new but sealed: reading it throws SecretsSealed.
 */
export function fileKeystore(dir: string): Keystore {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Error(`keystore: ${name} is no name of a secret`);
    return join(dir, name);
  };
  return {
    read: async (name) => {
      if (existsSync(fileOf(name))) return readFileSync(fileOf(name));
      if (readdirSync(dir).some((file) => file.endsWith('.sealed'))) throw new SecretsSealed(dir);
      return null;
    },
    write: async (name, secret) => {
      const partial = `${fileOf(name)}.partial`;
      const fd = openSync(partial, 'w', 0o600);
      try {
        writeFileSync(fd, secret);
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(partial, fileOf(name));
    },
  };
}
