import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FACT } from '../../electron/core/ports/facts.ts';
import { type OpenedStore, openStore, STORE_FILE } from '../../electron/store/open.ts';
import { flagDamage } from '../../electron/store/setAside.ts';

// The machine stops before the step of this number that changes a folder; the steps before it were done.
const cut = vi.hoisted(() => ({ before: Number.POSITIVE_INFINITY, step: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const stepped =
    <A extends unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      cut.step += 1;
      if (cut.step >= cut.before) throw new Error('cut');
      act(...given);
    };
  return { ...real, renameSync: stepped(real.renameSync), rmSync: stepped(real.rmSync) };
});
const cutBefore = (step: number): void => {
  Object.assign(cut, { before: step, step: 0 });
};
const NEVER = Number.POSITIVE_INFINITY;

const NOW = 1_800_000_000_000;
let folders: string[] = [];
beforeEach(() => {
  folders = [];
});
afterEach(() => {
  cutBefore(NEVER);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'guichet-cut-'));
  folders.push(made);
  return made;
};
const copyOf = (dataDir: string): string => {
  const copy = folder();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
};
const open = (dataDir: string): Promise<OpenedStore> => openStore({ dataDir, now: () => NOW });
const markIn = (file: string): string | undefined => {
  const db = new Database(file);
  const row = db.prepare<[], { value: string }>("SELECT value FROM fact WHERE key = 'mark'").get();
  db.close();
  return row?.value;
};
const asides = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => /^damaged-.*\.db$/.test(name));

/** Makes copies of the folder of a damaged till: what it sold after its backup is in its write-ahead log only. */
async function damagedTills(backedUp: boolean): Promise<() => string> {
  const source = folder();
  const store = await open(source);
  store.write((tx) => tx.facts.set('mark', 'in the backup'));
  const backup = await store.backUp();
  store.checkpoint();
  store.write((tx) => tx.facts.set('mark', 'sold after it'));
  if (!backedUp) rmSync(backup);
  const cutWhileOpen = copyOf(source);
  flagDamage(cutWhileOpen, 'row 7 missing from index');
  store.close();
  return () => copyOf(cutWhileOpen);
}

/** Opens a damaged store, cut at every step in turn, then once more; stops where there is no step left to cut. */
async function atEachCut(make: () => string, look: (opened: OpenedStore) => void): Promise<number> {
  for (let step = 1; ; step++) {
    const dataDir = make();
    cutBefore(step);
    const first = await open(dataDir).catch((error: Error) => error);
    cutBefore(NEVER);
    if (!(first instanceof Error)) {
      first.close();
      return step - 1;
    }
    expect(first.message).toBe('cut');
    const opened = await open(dataDir);
    look(opened);
    opened.close();
    // What was found before is settled: this one is not set aside as well.
    const again = await open(dataDir);
    expect(again.setAside, `cut before step ${step}`).toBeNull();
    again.close();
  }
}

test('G1, G6: cut anywhere between setting aside and restoring, the till opens on its backup and keeps what it had sold', async () => {
  const steps = await atEachCut(await damagedTills(true), (opened) => {
    const dataDir = dirname(opened.file);
    expect(opened.read.facts.get('mark')).toBe('in the backup');
    expect(opened.read.facts.get(FACT.restored)).toBe(opened.setAside?.restoredFrom);
    expect(asides(dataDir)).toEqual([opened.setAside?.file]);
    expect(markIn(join(dataDir, opened.setAside?.file ?? ''))).toBe('sold after it');
  });
  expect(steps).toBeGreaterThan(4);
});

test('G1, G6: cut anywhere without a backup, the log stays with what was set aside, and the new database is not set aside too', async () => {
  const steps = await atEachCut(await damagedTills(false), (opened) => {
    const dataDir = dirname(opened.file);
    expect(opened.read.facts.get('mark')).toBeUndefined();
    expect(opened.setAside?.restoredFrom).toBeNull();
    expect(asides(dataDir)).toEqual([opened.setAside?.file]);
    expect(markIn(join(dataDir, opened.setAside?.file ?? ''))).toBe('sold after it');
  });
  expect(steps).toBeGreaterThan(2);
});

test('where somebody took the database away, the till opens on its backup as well', async () => {
  const dataDir = folder();
  const first = await open(dataDir);
  first.write((tx) => tx.facts.set('mark', 'in the backup'));
  const backup = await first.backUp();
  first.close();
  rmSync(join(dataDir, STORE_FILE));
  const again = await open(dataDir);
  expect(again.read.facts.get('mark')).toBe('in the backup');
  expect(again.read.facts.get(FACT.restored)).toBe(basename(backup));
  expect(again.setAside).toBeNull();
  again.close();
});

test('the first opening of a new folder sets nothing aside', async () => {
  const dataDir = folder();
  const store = await open(dataDir);
  expect(store.setAside).toBeNull();
  expect(store.read.facts.get(FACT.restored)).toBeUndefined();
  expect(existsSync(join(dataDir, 'backups'))).toBe(false);
  store.close();
});
