import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type CatalogueDoor, type ImportOutcome, importFiles } from './import/importFiles.ts';
import type { SourceFile } from './import/sourceFile.ts';

/**
 * Imports a catalogue file, or the files of a folder, into a centre: all of it or nothing. With `check` it says what is
 * wrong and imports nothing. Throws when there is nothing at the path or it can't be read.
 */
export async function importPath(
  centre: CatalogueDoor,
  path: string,
  options: { readonly check?: boolean } = {},
): Promise<ImportOutcome> {
  const files = await filesAt(path);
  if (files.length === 0)
    return { ok: false, problems: [`${path}: the folder has no .csv and no .json file; name another one`] };
  return importFiles(centre, files, options);
}

/** What a spreadsheet or a file manager leaves beside the files, and what is written for people. */
const LEFT_OUT = /^\.|^~\$|\.(md|txt)$|^(thumbs\.db|desktop\.ini)$/i;

/** A file, or the files of a folder by name; folders within it are left out, such as the facts of an export. */
async function filesAt(path: string): Promise<SourceFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`there is nothing at ${path}; correct the name`) : error;
  });
  if (!found.isDirectory()) return [fileAt(path)];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !LEFT_OUT.test(entry.name))
    .map((entry) => fileAt(join(path, entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const fileAt = (path: string): SourceFile => ({ name: basename(path), open: () => createReadStream(path) });
