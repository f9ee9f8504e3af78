import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { startTill } from '../demo/tillProcess.ts';
import { type At, bring, fold, house, sell } from '../fakes/rescueTills.ts';

const h = house();
const RESCUE = fileURLToPath(new URL('../../electron/rescue.ts', import.meta.url));

interface Ran {
  readonly code: number;
  readonly text: string;
  readonly out: string;
}

/** `npm run rescue` on a folder. */
const rescue = (folder: string, ...more: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const out = join(dirname(folder), `${Date.now()}.guichet-rescue`);
    const args = ['--disable-warning=ExperimentalWarning', RESCUE, folder, '--out', out, ...more];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr, out }),
    );
  });

/** Every file of a folder with its bytes and times. */
function stateOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((file) => [
        file,
        `${statSync(file).mtimeMs} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
      ]),
  );
}

/** What is on disk at this moment, as after a kill. */
function diskOf(name: string, copy: string): string {
  cpSync(h.folder(name), h.folder(copy), { recursive: true, filter: (path) => !path.endsWith('/lock') });
  return h.folder(copy);
}

/** A till with some orders at the centre and some that are not. */
async function dying(unsynced: number): Promise<At> {
  const two = await h.joined('two');
  await sell(two, 2);
  await h.synced(two);
  const lost = await h.cutOff(two, 'two');
  await sell(lost, unsynced);
  return lost;
}

/** Closes the cash session and gives the backup that is made then. */
async function closeAndBackUp(at: At): Promise<string> {
  const backups = (): string[] =>
    readdirSync(join(h.folder('two'), 'backups')).filter((name) => name.startsWith('till-'));
  const before = backups().length;
  await at.do('closeSession', { countedMinor: 0 });
  await vi.waitFor(() => expect(backups()).toHaveLength(before + 1), 8000);
  return join(h.folder('two'), 'backups', backups().sort().at(-1) ?? '');
}

function overwrite(file: string, from: number, length: number): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(length, 0x5a), 0, length, from);
  closeSync(fd);
}

test('G3, G6: a till is killed; its folder is rescued, handed in at another till, and equals its own fold', async () => {
  const one = await h.joined('one');
  await h.closed(await dying(1));
  const killed = await startTill('two', h.folder('two'));
  try {
    await killed.do('signIn', { staff: 'staff-sophie-blanc' as never, pin: '9999' });
    await sell(killed, 9);
  } finally {
    await killed.kill();
  }
  // Nobody can use its keys any more, and nothing of them is needed.
  rmSync(join(h.folder('two'), 'keystore'), { recursive: true });
  const before = stateOf(h.folder('two'));
  expect(Object.keys(before).some((file) => file.endsWith('till.db-wal'))).toBe(true);
  const { code, text, out } = await rescue(h.folder('two'), '--json');
  expect(text).toContain('10 orders');
  expect(text).toContain('Only the centre can read it.');
  expect(code).toBe(0);
  expect(stateOf(h.folder('two'))).toEqual(before);
  const said = JSON.parse(text.trim().split('\n').at(-1) ?? '') as { streams: object[]; damaged: boolean };
  expect(said).toMatchObject({ used: ['till.db'], damaged: false, holes: [], streams: [{ orders: 10 }] });

  const upload = await bring(one, readFileSync(out));
  expect(await one.ask('rescueFile', { upload })).toMatchObject({
    tillNo: 2,
    madeFrom: 'folder',
    contents: { orders: 10 },
  });
  await one.do('handInRescue', { upload });
  await vi.waitFor(
    async () =>
      expect((await one.ask('rescues', {})).jobs[0]).toMatchObject({
        state: 'done',
        brought: { orders: 10 },
      }),
    8000,
  );
  expect(await h.takingsOf(2)).toEqual(fold(h.folder('two')));
});

test('G6: of a damaged database everything is taken that can be read, and the rest from the backup', async () => {
  const lost = await dying(24);
  await closeAndBackUp(lost);
  await h.closed(lost);
  const db = new Database(join(h.folder('two'), 'till.db'));
  const pageSize = db.pragma('page_size', { simple: true }) as number;
  const leaf = db
    .prepare<[], { pageno: number }>(
      "SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 8",
    )
    .get()?.pageno as number;
  db.close();
  const whole = fold(h.folder('two'));
  // One page of the journal is gone; the backup made at the closing has it.
  const damaged = diskOf('two', 'damaged');
  overwrite(join(damaged, 'till.db'), (leaf - 1) * pageSize, pageSize);
  const mended = await rescue(damaged);
  expect(mended.text).toContain("The till's own database is damaged or missing");
  expect(mended.text).toMatch(/read from till\.db, till-.*\.db/);
  expect(mended.code).toBe(0);
  await h.centre().rescue(mended.out);
  expect(await h.takingsOf(1)).toEqual(whole);
  // Without a backup the rest is there, and what is missing is named.
  rmSync(join(damaged, 'backups'), { recursive: true });
  const holed = await rescue(damaged);
  expect(holed.text).toMatch(/MISSING: journal .*, entries \d+ to \d+: they can't be read anywhere/);
  expect(holed.code).toBe(1);
  const outcome = await h.centre().rescue(holed.out);
  expect(outcome).toMatchObject({ mark: null, gaps: [] });
});

test('G6: of a database that is no more, the newest good backup is taken, and what came behind it is said', async () => {
  const lost = await dying(3);
  const atBackup = fold(await closeAndBackUp(lost));
  await lost.do('openSession', { floatMinor: 0 });
  await sell(lost, 2);
  await h.closed(lost);
  writeFileSync(join(h.folder('two'), 'till.db'), 'nothing but noise');
  const { code, text, out } = await rescue(h.folder('two'));
  expect(text).toMatch(/read from till-.*\.db/);
  // The till's mark outside the database tells how far it had come.
  expect(text).toMatch(/MISSING: journal .*, entries (\d+) to (\d+): they came after the newest backup/);
  expect(code).toBe(1);
  await h.centre().rescue(out);
  expect(await h.takingsOf(1)).toEqual(atBackup);

  // Only the backups are left.
  const { code: left, text: said } = await rescue(join(h.folder('two'), 'backups'));
  expect(said).toContain('MISSING');
  expect(left).toBe(1);
  rmSync(join(h.folder('two'), 'keystore'), { recursive: true });
  expect((await rescue(h.folder('two'))).text).toContain('Nobody knows how many there were.');
});

test('a database that the till itself has set aside is looked into as well', async () => {
  const lost = await dying(2);
  await closeAndBackUp(lost);
  await lost.do('openSession', { floatMinor: 0 });
  await sell(lost, 3);
  await h.closed(lost);
  const whole = fold(h.folder('two'));
  // Damage where no order stands: the till starts on its backup and begins a new life.
  const damaged = diskOf('two', 'aside');
  writeFileSync(join(damaged, 'check-failed'), 'said the check\n');
  const { openTill } = await import('../../electron/compose.ts');
  const { silentLog } = await import('../fakes/till.ts');
  const till = await openTill({ dataDir: damaged, log: silentLog, software: 'test' });
  await till.close();
  expect(fold(damaged)[0]?.orders).toBe(4);
  const { text, out } = await rescue(damaged);
  expect(text).toMatch(/damaged-.*\.db/);
  await h.centre().rescue(out);
  expect((await h.takingsOf(1)).filter(({ orders }) => orders > 0)).toEqual(whole);
});

test('without the key in its files, it is given by hand; nothing is written into the folder', async () => {
  await h.closed(await dying(1));
  rmSync(join(h.folder('two'), 'backups'), { recursive: true });
  const db = new Database(join(h.folder('two'), 'till.db'));
  db.prepare("DELETE FROM reference WHERE kind = 'centreKey'").run();
  db.close();
  const none = await rescue(h.folder('two'));
  expect(none.text).toContain('--key');
  expect(none.code).toBe(2);
  const given = await rescue(h.folder('two'), '--key', h.centre().rescueKey);
  expect(given.code).toBe(0);
  expect((await h.centre().rescue(given.out)).mark).toMatchObject({ orders: 1 });
  expect((await rescue(h.folder('two'), '--out', join(h.folder('two'), 'x'))).text).toContain(
    'write the file elsewhere',
  );
  expect((await rescue(h.folder('nowhere'))).text).toContain('does not exist');
  expect((await rescue(h.folder('two'), '--nonsense')).text).toContain('npm run rescue -- DATAFOLDER');
});
