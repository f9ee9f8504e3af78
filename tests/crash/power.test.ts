import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STORE_FILE } from '../../electron/store/open.ts';
import { Disk, type DiskState } from './diskStates.ts';
import { type Dice, dice } from './random.ts';
import { type Recorded, readRecording, recordSeller } from './recording.ts';
import type { Acknowledged, SellerOptions } from './sellerProtocol.ts';
import { prepareTillFolder } from './tillFolder.ts';
import { damageOf } from './whole.ts';

/** The write-ahead index is rebuilt from the log whenever nobody has the database open: it is not kept here. */
const FILES = [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-journal`];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guichet-power-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Recording {
  readonly base: DiskState;
  readonly ops: readonly Recorded[];
}

async function record(name: string, options: Omit<SellerOptions, 'dataDir'>): Promise<Recording> {
  const dataDir = join(dir, name);
  await prepareTillFolder(dataDir);
  const base = new Map([[STORE_FILE, readFileSync(join(dataDir, STORE_FILE))]]);
  return { base, ops: recordSeller({ ...options, dataDir }, FILES) };
}

interface Enumerated {
  readonly states: number;
  readonly acknowledged: number;
  /** What was wrong in any state, with where it was found. */
  readonly lost: readonly string[];
  readonly orphans: readonly string[];
}

/** Cuts the power at every moment that matters and looks at each state of the disk that this may leave. */
function enumerate({ base, ops }: Recording, chance: Dice): Enumerated {
  const disk = new Disk(base);
  const acknowledged: Acknowledged[] = [];
  const seen = new Set<string>();
  const lost: string[] = [];
  const orphans: string[] = [];
  const look = (moment: number, kind: string, state: DiskState): void => {
    const key = keyOf(state, acknowledged.length);
    if (seen.has(key)) return;
    seen.add(key);
    const damage = damageIn(state, acknowledged);
    lost.push(...damage.lost.map((what) => `call ${moment}, ${kind}: ${what}`));
    orphans.push(...damage.orphans.map((what) => `call ${moment}, ${kind}: ${what}`));
  };
  for (const [moment, op] of ops.entries()) {
    if (op.type === 'said') {
      if (op.said.type !== 'acknowledged') continue;
      acknowledged.push(op.said);
      look(moment, 'least', disk.least());
      continue;
    }
    // Most is uncertain just before it is made certain; elsewhere a sample will do.
    if (op.type === 'sync' || op.type === 'syncFolder' || chance.oneIn(25)) {
      look(moment, 'least', disk.least());
      look(moment, 'most', disk.most());
      if (disk.uncertain > 0) {
        look(moment, 'torn', disk.torn(chance));
        look(moment, 'scattered', disk.scattered(chance));
        look(moment, 'scattered', disk.scattered(chance));
      }
    }
    disk.apply(op);
  }
  look(ops.length, 'least', disk.least());
  look(ops.length, 'most', disk.most());
  return { states: seen.size, acknowledged: acknowledged.length, lost, orphans };
}

const keyOf = (state: DiskState, acknowledged: number): string => {
  const hash = createHash('sha256').update(String(acknowledged));
  for (const [name, content] of state) hash.update(`${name}:${content.length}:`).update(content);
  return hash.digest('hex');
};

function damageIn(state: DiskState, acknowledged: readonly Acknowledged[]) {
  const folder = join(dir, 'state');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, content] of state) writeFileSync(join(folder, name), content);
  try {
    return damageOf(join(folder, STORE_FILE), acknowledged);
  } catch (error) {
    return { lost: [`the database does not open: ${String(error)}`], orphans: [] };
  }
}

test('G1: whenever the power fails, every acknowledged order is whole and nothing half is there', async () => {
  const recording = await record('full', { seed: 1, orders: 14, synchronous: 'FULL', checkpointEvery: 5 });
  const found = enumerate(recording, dice(1));
  expect(found).toMatchObject({ acknowledged: 14, lost: [], orphans: [] });
  expect(found.states).toBeGreaterThan(150);
}, 60_000);

test('G1: with synchronous=NORMAL planted, acknowledged orders are lost, and this is seen', async () => {
  const recording = await record('normal', { seed: 1, orders: 6, synchronous: 'NORMAL', checkpointEvery: 0 });
  const found = enumerate(recording, dice(1));
  expect(found.acknowledged).toBe(6);
  expect(found.lost.join('\n')).toContain('it is not in the store');
  expect(found.orphans).toEqual([]);
}, 60_000);

describe('the disk of these tests', () => {
  const base = new Map([['a', Buffer.from('12345678')]]);
  const write = (offset: number, text: string) =>
    ({ type: 'write', file: 'a', offset, data: Buffer.from(text) }) as const;
  const texts = (state: DiskState) => [...state].map(([name, content]) => `${name}=${content.toString()}`);

  test('keeps what was synced, and only that is certain', () => {
    const disk = new Disk(base);
    disk.apply(write(0, 'AB'));
    disk.apply({ type: 'sync', file: 'a' });
    disk.apply(write(6, 'XYZ'));
    expect([texts(disk.least()), texts(disk.most())]).toEqual([['a=AB345678'], ['a=AB3456XYZ']]);
  });

  test('a new file and a removed one are certain once the folder was synced', () => {
    const disk = new Disk(base);
    disk.apply({ type: 'create', file: 'b' });
    disk.apply({ type: 'unlink', file: 'a' });
    expect([texts(disk.least()), texts(disk.most())]).toEqual([['a=12345678'], ['b=']]);
    disk.apply({ type: 'syncFolder' });
    expect(texts(disk.least())).toEqual(['b=']);
  });

  test('tears a write between sectors and leaves out earlier ones', () => {
    const disk = new Disk(new Map([['a', Buffer.alloc(2048)]]));
    disk.apply({ type: 'write', file: 'a', offset: 0, data: Buffer.alloc(2048, 1) });
    const chance = dice(3);
    const lengths = new Set(Array.from({ length: 60 }, () => disk.torn(chance).get('a')?.indexOf(0)));
    expect([...lengths].sort((a = 0, b = 0) => a - b)).toEqual([-1, 0, 512, 1024, 1536]);
    disk.apply({ type: 'truncate', file: 'a', length: 3 });
    const sizes = new Set(Array.from({ length: 60 }, () => disk.scattered(chance).get('a')?.length));
    expect(sizes).toEqual(new Set([3, 2048]));
  });

  test('reads what strace wrote', () => {
    const hex = (text: string): string => Buffer.from(text).toString('hex').replaceAll(/../g, '\\x$&');
    const fd = `7<${hex('/data/till.db')}>`;
    const recording = [
      `openat(AT_FDCWD<${hex('/')}>, "${hex('/data/till.db')}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = ${fd}`,
      `pwrite64(${fd}, "${hex('abc')}", 3, 4096) = 3`,
      `pwrite64(8<${hex('/data/other')}>, "${hex('abc')}", 3, 0) = 3`,
      `ftruncate(${fd}, 12)   = 0`,
      `fdatasync(${fd})       = 0`,
      `fsync(9<${hex('/data')}>) = 0`,
      `write(1<${hex('pipe:[1]')}>, "${hex('{"type":"ready"}\n')}", 17) = 17`,
      `unlink("${hex('/data/till.db')}") = -1 ENOENT (No such file or directory)`,
      '+++ exited with 0 +++',
    ].join('\n');
    expect(readRecording(recording, '/data', ['till.db'])).toEqual([
      { type: 'create', file: 'till.db' },
      { type: 'write', file: 'till.db', offset: 4096, data: Buffer.from('abc') },
      { type: 'truncate', file: 'till.db', length: 12 },
      { type: 'sync', file: 'till.db' },
      { type: 'syncFolder' },
      { type: 'said', said: { type: 'ready' } },
    ]);
  });
});
