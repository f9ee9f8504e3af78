import { readFile } from 'node:fs/promises';
import type { Centre } from './centre.ts';
import { readCatalogueFile } from './import/readCatalogueFile.ts';

/** Imports a catalogue file into a centre, all of it or nothing. Gives how many rows; throws with every problem found. */
export async function importFile(centre: Pick<Centre, 'importCatalogue'>, path: string): Promise<number> {
  const read = readCatalogueFile(await readFile(path, 'utf8'));
  if (!read.ok)
    throw new Error(`${path} was not imported:\n${read.problems.map((one) => `- ${one}`).join('\n')}`);
  await centre.importCatalogue(read.rows);
  return read.rows.length;
}
