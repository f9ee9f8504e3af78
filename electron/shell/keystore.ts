import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { Keystore } from '../core/ports/keystore.ts';

/**
 * The system's own key store, through Electron's safeStorage: secrets lie encrypted in `folder`. Undefined when
 * the system has none; Linux's `basic_text` is a fixed password in plain sight and counts as none.
 * Call it after Electron is ready.
 */
export async function openSystemKeystore(
  folder: string,
  platform: string = process.platform,
): Promise<Keystore | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return undefined;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const plainOf = (name: string): string => {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Error(`keystore: ${name} is no name of a secret`);
    return join(folder, name);
  };
  const fileOf = (name: string): string => `${plainOf(name)}.sealed`;
  const keystore: Keystore = {
    read: async (name) => {
      const sealed = await readIfThere(fileOf(name));
      if (sealed === undefined) return adopt(keystore, name, plainOf(name));
      const opened = await safeStorage.decryptStringAsync(sealed);
      const secret = new Uint8Array(Buffer.from(opened.result, 'base64'));
      // The system's key was rotated; a secret left under the old one would be lost with it.
      if (opened.shouldReEncrypt) await keystore.write(name, secret);
      return secret;
    },
    write: async (name, secret) => {
      const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
      await replace(folder, fileOf(name), sealed);
    },
  };
  return keystore;
}

// A till that ran on plain Node before brings its secrets along, or it would be another till here.
async function adopt(keystore: Keystore, name: string, plain: string): Promise<Uint8Array | null> {
  const secret = await readIfThere(plain);
  if (secret === undefined) return null;
  await keystore.write(name, secret);
  await rm(plain, { force: true });
  return new Uint8Array(secret);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// Written beside and renamed: after a power cut there is the old secret or the new one, never half of one.
async function replace(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
  if (process.platform === 'win32') return;
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
