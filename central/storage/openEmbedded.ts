import { access, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../platform/folderLock.ts';
import type { CentreStorage } from './port.ts';
import { embeddedDatabase } from './sql/embedded.ts';
import { sqlStorage } from './sql/storage.ts';

/** Stands in the folder from an orderly close to the next opening. */
const CLEAN_STOP = 'stopped-cleanly';

/**
 * Opens the embedded database of a folder: one process at a time (throws FolderInUse). It does not sync to disk,
 * so after anything but an orderly close the storage says that it was interrupted.
 */
export async function openEmbedded(folder: string): Promise<CentreStorage> {
  const release = await lockFolder(folder);
  try {
    const marker = join(folder, CLEAN_STOP);
    const data = join(folder, 'database');
    const interrupted = (await exists(data)) && !(await exists(marker));
    await rm(marker, { force: true });
    const database = await embeddedDatabase(data);
    return await sqlStorage(
      {
        ...database,
        close: async () => {
          await database.close();
          const handle = await open(marker, 'w');
          await handle.sync();
          await handle.close();
          await release();
        },
      },
      interrupted,
    );
  } catch (error) {
    await release();
    throw error;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
