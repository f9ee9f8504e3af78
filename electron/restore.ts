import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupsIn, isWhole, newestGoodBackup } from './store/backup.ts';
import { DataInUse, lockDataFolder } from './store/lock.ts';
import { STORE_FILE } from './store/open.ts';
import { setAside } from './store/setAside.ts';

const USAGE = `npm run restore -- DATAFOLDER [BACKUP]

  DATAFOLDER  the data folder of a till that is closed
  BACKUP      a file of its backups folder; the newest good one when not given

Puts a backup in the place of the till's database, which is kept beside it as damaged-….db. What the till sold after
the backup is not lost: npm run rescue -- DATAFOLDER finds it there.`;

// Plain Node entry: goes back to a backup, as the till does by itself when its database is damaged.
function main([dataDir, wanted, ...more]: readonly string[]): number {
  if (dataDir === undefined || dataDir.startsWith('-') || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const file = join(dataDir, STORE_FILE);
  if (!existsSync(file) && backupsIn(dataDir).length === 0) {
    console.error(`${dataDir} is no data folder of a till`);
    return 2;
  }
  const backup = wanted ?? newestGoodBackup(dataDir);
  if (backup === undefined || !existsSync(backup) || !isWhole(backup)) {
    console.error(backup === undefined ? 'There is no good backup.' : `${backup} is no good backup.`);
    return 2;
  }
  const lock = lockDataFolder(dataDir);
  try {
    const aside = setAside(dataDir, file, Date.now(), backup);
    console.log(`Restored from ${backup}. What was there before is kept as ${aside.file}.`);
    console.log('At its next start the till begins a new journal and new numbers, and says so.');
    return 0;
  } finally {
    lock.release();
  }
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DataInUse)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
