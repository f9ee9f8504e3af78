import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../electron/platform/log.ts';
import { assertDurable, openConnection } from '../../electron/store/connection.ts';
import { DataInUse } from '../../electron/store/lock.ts';
import { migrate, NewerStore } from '../../electron/store/migrate.ts';
import { MIGRATIONS } from '../../electron/store/migrations/index.ts';
import { type OpenedStore, openStore, STORE_FILE } from '../../electron/store/open.ts';
import { flagDamage } from '../../electron/store/setAside.ts';

let dataDir: string;
let store: OpenedStore | undefined;
let now = 1_800_000_000_000;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'guichet-store-'));
});
afterEach(() => {
  store?.close();
  store = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});
const open = async (): Promise<OpenedStore> => {
  now += 60_000;
  store = await openStore({ dataDir, now: () => now });
  return store;
};
const file = (): string => join(dataDir, STORE_FILE);

test('G1: the writing connection is WAL and FULL on every opening, and anything less is found', async () => {
  for (let i = 0; i < 2; i++) {
    const db = openConnection(file());
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.pragma('synchronous = NORMAL');
    expect(() => assertDurable(db)).toThrow(/not durable/);
    db.close();
  }
});

test('a second opening of the same data says who has it, and works once it is free', async () => {
  const first = await open();
  await expect(openStore({ dataDir, now: () => now })).rejects.toThrow(DataInUse);
  first.close();
  store = undefined;
  await open();
});

test.skipIf(process.platform === 'win32')(
  'the data folder is for its user alone, also one that others could read before',
  async () => {
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    const made = join(dataDir, 'made', 'here');
    (await openStore({ dataDir: made, now: () => now })).close();
    expect([modeOf(dirname(made)), modeOf(made)]).toEqual([0o700, 0o700]);
    chmodSync(dataDir, 0o755);
    createLog({ file: join(dataDir, 'till.log') }).info('opening');
    const opened = await open();
    await opened.backUp();
    expect(modeOf(dataDir)).toBe(0o700);
    expect(modeOf(join(dataDir, 'backups'))).toBe(0o700);
    expect(modeOf(join(dataDir, 'till.log'))).toBe(0o600);
  },
);

test('a database of a newer version is refused and left as it was', async () => {
  (await open()).close();
  store = undefined;
  const db = new Database(file());
  db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  db.pragma('journal_mode = DELETE');
  db.close();
  const before = readFileSync(file());
  await expect(open()).rejects.toThrow(NewerStore);
  const db2 = new Database(file(), { readonly: true });
  expect(db2.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
  db2.close();
  expect(before.length).toBeGreaterThan(0);
});

test('a file that is no database is set aside, never overwritten, and the newest good backup takes its place', async () => {
  const first = await open();
  first.write((tx) => tx.facts.set('mark', 'kept'));
  await first.backUp();
  now += 60_000;
  first.write((tx) => tx.facts.set('mark', 'newer'));
  first.close();
  store = undefined;
  const nonsense = Buffer.from('this is not a database. '.repeat(400));
  writeFileSync(file(), nonsense);
  const again = await open();
  expect(again.setAside?.restoredFrom).toMatch(/^till-.*\.db$/);
  expect(again.read.facts.get('mark')).toBe('kept');
  expect(readFileSync(join(dataDir, again.setAside?.file ?? ''))).toEqual(nonsense);
});

test('a damaged backup is passed over for an older good one', async () => {
  const first = await open();
  first.write((tx) => tx.facts.set('mark', 'old'));
  await first.backUp();
  now += 60_000;
  first.write((tx) => tx.facts.set('mark', 'new'));
  const newest = await first.backUp();
  first.close();
  store = undefined;
  writeFileSync(newest, 'broken');
  writeFileSync(file(), 'broken too');
  expect((await open()).read.facts.get('mark')).toBe('old');
});

test('damage that the background check found is acted on at the next opening', async () => {
  (await open()).close();
  store = undefined;
  flagDamage(dataDir, 'row 7 missing from index');
  const again = await open();
  expect(again.setAside).toMatchObject({ restoredFrom: null });
  expect(existsSync(join(dataDir, again.setAside?.file ?? ''))).toBe(true);
});

test('only the newest five backups are kept', async () => {
  const opened = await open();
  for (let i = 0; i < 7; i++) {
    now += 1000;
    await opened.backUp();
  }
  expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(5);
});

test('a clock that was set back: the new backup is kept, is the newest, and is of the time that it says', async () => {
  const opened = await open();
  for (let i = 0; i < 5; i++) {
    now += 1000;
    await opened.backUp();
  }
  const before = readdirSync(join(dataDir, 'backups')).sort();
  opened.write((tx) => tx.facts.set('mark', 'newest'));
  const real = now;
  now = Date.parse('2020-01-01T00:00:00.000Z');
  const made = [await opened.backUp(), await opened.backUp()].map((path) => basename(path));
  expect(readdirSync(join(dataDir, 'backups')).sort()).toEqual([...before.slice(2), ...made]);
  expect(opened.lastBackupAt()).toBe(now);
  opened.close();
  store = undefined;
  writeFileSync(file(), 'broken');
  const again = await open();
  expect(again.setAside?.restoredFrom).toBe(made[1]);
  expect(again.read.facts.get('mark')).toBe('newest');
  now = real;
});

test('what is set aside takes no other file’s place and sorts as it was put there, whatever the clock says', async () => {
  const asides: (string | undefined)[] = [];
  for (let i = 0; i < 3; i++) {
    writeFileSync(file(), `broken ${i}`);
    store = await openStore({ dataDir, now: () => now - i * 1000 });
    asides.push(store.setAside?.file);
    store.close();
    store = undefined;
  }
  expect(asides.sort().map((name) => readFileSync(join(dataDir, name ?? ''), 'utf8'))).toEqual([
    'broken 0',
    'broken 1',
    'broken 2',
  ]);
});

test('a migration that fails leaves the database as it was', () => {
  const db = openConnection(file());
  migrate(db);
  expect(() =>
    migrate(db, [
      ...MIGRATIONS,
      'CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE half (a INTEGER) STRICT;',
    ]),
  ).toThrow();
  expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  expect(db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'half'").get()).toEqual({ n: 0 });
  db.close();
});

test('the journal can be neither changed nor deleted by a statement', async () => {
  const opened = await open();
  opened.close();
  store = undefined;
  const db = openConnection(file());
  db.exec("INSERT INTO journal (id, bytes, hash, signature, personal) VALUES (1, '{}', 'h', NULL, 'p')");
  expect(() => db.exec("UPDATE journal SET bytes = '[]'")).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM journal')).toThrow(/append-only/);
  // The personal part can be erased: that is the law.
  db.exec('UPDATE journal SET personal = NULL');
  db.close();
});

test('disk full: the ballast is given up once, then the refusal is clear and nothing is half written', async () => {
  const opened = await open();
  expect(existsSync(join(dataDir, 'ballast'))).toBe(true);
  let failures = 1;
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const work = () =>
    opened.write((tx) => {
      tx.facts.set('half', 'written');
      if (failures-- > 0) throw full;
      return 'done';
    });
  expect(work()).toBe('done');
  expect(opened.diskLow()).toBe(true);
  expect(existsSync(join(dataDir, 'ballast'))).toBe(false);
  opened.write((tx) => tx.facts.set('half', null));
  failures = 1;
  expect(work).toThrow('the disk is full');
  expect(opened.read.facts.get('half')).toBeUndefined();
});
