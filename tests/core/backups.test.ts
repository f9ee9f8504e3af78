import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepBackups } from '../../electron/backups.ts';
import { silentLog, type TestTill, testTill } from '../fakes/till.ts';

const DAY = 24 * 3_600_000;

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
});
afterEach(() => till.dispose());

/** How many backups lie there once something happened in the cash session `passed` ms after the newest. */
async function backupsAfter(passed: number): Promise<number> {
  const at = till.store.lastBackupAt() ?? 0;
  const backups = keepBackups(till.store, till.context.journalist, () => at + passed, silentLog);
  till.context.journalist.announce('session');
  await backups.stop();
  return readdirSync(join(till.dataDir, 'backups')).length;
}

test('a backup is made once a day, and also when the clock was set back behind the newest', async () => {
  await till.store.backUp();
  expect(await backupsAfter(DAY)).toBe(1);
  expect(await backupsAfter(DAY + 1)).toBe(2);
  expect(await backupsAfter(0)).toBe(2);
  expect(await backupsAfter(-1)).toBe(3);
});
