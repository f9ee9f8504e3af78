import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Keystore } from '../core/ports/keystore.ts';

/** Secrets as files that only the owner may read; for hosts without a system keystore. */
export function fileKeystore(dir: string): Keystore {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fileOf = (name: string): string => {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Error(`keystore: ${name} is no name of a secret`);
    return join(dir, name);
  };
  return {
    read: async (name) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name)) : null),
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
