import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Thrown when another process, or this one, already has the folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

const FILE = 'centre.lock';

/**
 * Takes a folder for this process; gives what releases it. A lock left by a process that has died is taken over:
 * a process is the one that locked when number and start are the same, for numbers come round again.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, FILE);
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid), lock: randomUUID() });
  const holder = await take(file, mine);
  if (holder) throw new FolderInUse(`the folder ${folder} is in use by process ${holder.pid}`);
  return () => release(file, mine);
}

interface Holder {
  readonly pid: number;
  readonly start: string;
}

/**
 * Takes a lock; gives who has it if that process lives. A lock of a dead one is replaced by whoever has the lock on that:
 * of several who found it dead nobody replaces what another has put there since.
 */
async function take(file: string, mine: string): Promise<Holder | null> {
  for (;;) {
    if (await put(file, mine, link)) return null;
    const found = await textOf(file);
    if (found === null) continue;
    const holder = holderIn(found);
    if (holder && isAlive(holder)) return holder;
    const replacing = `${file}.replacing`;
    const other = await take(replacing, mine);
    if (other) return other;
    try {
      if ((await textOf(file)) === found && (await put(file, mine, rename))) return null;
    } finally {
      await release(replacing, mine);
    }
  }
}

/** Puts a lock there as a whole, so that nobody reads half of one; false when there is one that is not to be replaced. */
async function put(file: string, mine: string, as: typeof link | typeof rename): Promise<boolean> {
  const whole = `${file}.${randomUUID()}`;
  await writeFile(whole, mine, { flag: 'wx', mode: 0o600 });
  try {
    await as(whole, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(whole, { force: true });
  }
}

/** Removes a lock if it is this one's. */
async function release(file: string, mine: string): Promise<void> {
  if ((await textOf(file)) === mine) await rm(file, { force: true });
}

/** What a lock says; null when it is not there. */
async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return null;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Who has a lock; null when it says nobody: a power cut may have left it empty. */
function holderIn(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { pid, start } = value as Partial<Holder>;
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(holder.pid) === holder.start;
}

/** When a process started, where the system says so; else empty, and a live number is taken for the same process. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
