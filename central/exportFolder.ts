import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportSource } from './export/exportFile.ts';
import { exportFiles } from './export/exportFiles.ts';

/**
 * Writes everything that a centre has into a folder, which is made, or must be empty; gives how many files. Names of
 * customers and journals are in it: nobody else on this machine may read it. Throws when the folder is not empty.
 */
export async function exportFolder(
  centre: ExportSource,
  folder: string,
  options: { readonly format?: 'csv' | 'json' } = {},
): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`the folder ${folder} is not empty; name a new one, so that no older file is mixed in`);
  const files = await exportFiles(centre, options);
  for (const file of files) {
    const path = join(folder, ...file.name.split('/'));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const text of file.text()) await handle.write(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  return files.length;
}
