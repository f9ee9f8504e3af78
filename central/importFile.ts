import { readFile } from 'node:fs/promises';
import type { Centre } from './centre.ts';
import { catalogueProblems } from './import/catalogueProblems.ts';
import { MOST_PROBLEMS, readCatalogueFile } from './import/readCatalogueFile.ts';

/** Imports a catalogue file into a centre, all of it or nothing. Gives how many rows; throws with every problem found. */
export async function importFile(centre: Pick<Centre, 'importCatalogue'>, path: string): Promise<number> {
  const refuse = (problems: readonly string[]): void => {
    if (problems.length === 0) return;
    const some = problems.slice(0, MOST_PROBLEMS);
    throw new Error(`${path} was not imported:\n${some.map((one) => `- ${one}`).join('\n')}`);
  };
  const read = readCatalogueFile(await readFile(path, 'utf8'));
  if (!read.ok) {
    refuse(read.problems);
    return 0;
  }
  await centre.importCatalogue(read.rows, (known) => refuse(catalogueProblems(read.rows, known)));
  return read.rows.length;
}
