import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fileKeystore } from '../../electron/platform/fileKeystore.ts';
import { createLog } from '../../electron/platform/log.ts';
import { idleCheckpoints } from '../../electron/store/checkpoints.ts';
import { type OpenedStore, openStore } from '../../electron/store/open.ts';

/** A device of Linux on which there is never room. */
const FULL = '/dev/full';
const IDLE_MS = 2000;
const failing = (code: string): Error => Object.assign(new Error('nothing can be written'), { code });

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'guichet-full-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('disk full: a checkpoint', () => {
  const files = (): string[] => readdirSync(dataDir);
  let store: OpenedStore;
  beforeEach(async () => {
    store = await openStore({ dataDir, now: () => 1_800_000_000_000, idleMs: IDLE_MS });
    vi.useFakeTimers();
  });
  afterEach(() => store.close());
  /** How often a checkpoint was tried; the first `failures` of them fail. */
  const checkpointsFail = (code: string, failures: number): (() => number) => {
    const real = Database.prototype.pragma;
    let tried = 0;
    vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, ...asked) {
      if (asked[0].startsWith('wal_checkpoint') && tried++ < failures) throw failing(code);
      return real.apply(this, asked);
    });
    return () => tried;
  };

  test('G1: that finds no room takes the ballast, and the till sells on', () => {
    const tried = checkpointsFail('SQLITE_FULL', 1);
    store.write((tx) => tx.facts.set('sold', 'one'));
    expect(() => vi.advanceTimersByTime(IDLE_MS)).not.toThrow();
    expect(tried()).toBe(2);
    expect(store.diskLow()).toBe(true);
    expect(files()).not.toContain('ballast');
    store.write((tx) => tx.facts.set('sold', 'two'));
    expect(store.read.facts.get('sold')).toBe('two');
  });

  test('G1: that fails also without ballast is tried again when the till is idle the next time', () => {
    const tried = checkpointsFail('SQLITE_FULL', 3);
    for (const [sold, tries] of [
      ['one', 2],
      ['two', 3],
      ['three', 4],
    ] as const) {
      store.write((tx) => tx.facts.set('sold', sold));
      expect(() => vi.advanceTimersByTime(IDLE_MS)).not.toThrow();
      expect(tried()).toBe(tries);
    }
    expect(store.read.facts.get('sold')).toBe('three');
  });

  test('that fails for another reason leaves the ballast alone', () => {
    checkpointsFail('SQLITE_IOERR_FSYNC', 1);
    store.write((tx) => tx.facts.set('sold', 'one'));
    expect(() => vi.advanceTimersByTime(IDLE_MS)).not.toThrow();
    expect(store.diskLow()).toBe(false);
    expect(files()).toContain('ballast');
  });

  test('that fails at the closing keeps nobody from closing, nor from opening again', async () => {
    store.write((tx) => tx.facts.set('sold', 'one'));
    checkpointsFail('SQLITE_FULL', 1);
    expect(() => store.close()).not.toThrow();
    vi.useRealTimers();
    store = await openStore({ dataDir, now: () => 1_800_000_000_000 });
    expect(store.read.facts.get('sold')).toBe('one');
  });
});

test('G2: a commit is answered as made also when the checkpoint that comes at once behind it fails', () => {
  const pragma = vi.fn(() => {
    throw failing('SQLITE_FULL');
  });
  const makeRoom = vi.fn(() => false);
  const checkpoints = idleCheckpoints({ open: true, pragma }, IDLE_MS, makeRoom);
  // 16 pages a commit: after a thousand the log is long enough not to wait.
  for (let i = 0; i <= 1000; i++) expect(() => checkpoints.wrote()).not.toThrow();
  checkpoints.stop();
  expect(pragma).toHaveBeenCalledTimes(1);
  expect(makeRoom).toHaveBeenCalledTimes(1);
});

describe.runIf(existsSync(FULL))('disk full: a file that can’t be written', () => {
  /** Open descriptors of the full device. */
  const leftOpen = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(join('/proc/self/fd', fd)) === FULL;
      } catch {
        return false;
      }
    }).length;

  test('the log stops nobody', () => {
    const log = createLog({ file: FULL });
    for (let i = 0; i < 3; i++) expect(() => log.error('no room', { i })).not.toThrow();
  });

  test('a secret that can’t be kept says so, leaves the old one and no open file', async () => {
    writeFileSync(join(dataDir, 'till-key'), 'old');
    symlinkSync(FULL, join(dataDir, 'till-key.partial'));
    const keystore = fileKeystore(dataDir);
    const before = leftOpen();
    await expect(keystore.write('till-key', Buffer.from('new'))).rejects.toThrow('ENOSPC');
    expect(leftOpen()).toBe(before);
    expect(readFileSync(join(dataDir, 'till-key'), 'utf8')).toBe('old');
  });
});
