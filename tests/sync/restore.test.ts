import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { fold, house, sell } from '../fakes/rescueTills.ts';

const h = house();
const RESTORE = fileURLToPath(new URL('../../electron/restore.ts', import.meta.url));
const restore = (...args: string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', RESTORE, ...args],
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), text: out + err }),
    );
  });

test('a backup is made at each closing and is restored as documented; nothing that was sold is lost', async () => {
  const till = await h.joined('till');
  const folder = h.folder('till');
  // A cut in the middle of a backup left this behind.
  writeFileSync(join(folder, 'backups', 'partial-till-1.db'), 'half');
  const backups = (): string[] => readdirSync(join(folder, 'backups')).sort();
  const before = backups().filter((name) => name.startsWith('till-')).length;
  await sell(till, 3);
  await till.do('closeSession', { countedMinor: 0 });
  await vi.waitFor(
    () => expect(backups().filter((n) => n.startsWith('till-'))).toHaveLength(before + 1),
    8000,
  );
  expect(backups().every((name) => name.startsWith('till-'))).toBe(true);
  expect(fold(join(folder, 'backups', backups().at(-1) ?? ''))[0]).toMatchObject({ orders: 3 });
  await till.do('openSession', { floatMinor: 0 });
  await sell(till, 2);
  await h.synced(till);
  expect((await restore(folder)).text).toContain('Close it first');
  await h.closed(till);
  const whole = fold(folder);

  expect((await restore(folder, join(folder, 'none.db'))).code).toBe(2);
  const { code, text } = await restore(folder);
  expect(text).toContain('Restored from');
  expect(code).toBe(0);
  expect(fold(folder)[0]).toMatchObject({ orders: 3 });

  const back = await h.reopened('till');
  const { notices, prefix } = await back.ask('till', {});
  expect(notices).toContainEqual(expect.objectContaining({ kind: 'newLife', prefix }));
  expect(prefix).toMatch(/^1[A-Z]+$/);
  await h.synced(back);
  // The old journal is whole at the centre, the new one has begun behind it, and nothing is a case.
  expect((await h.takingsOf(1)).find(({ stream }) => stream === whole[0]?.stream)).toEqual(whole[0]);
  expect((await back.ask('till', {})).sync.cases).toBe(0);
  expect((await restore()).text).toContain('npm run restore');
});
