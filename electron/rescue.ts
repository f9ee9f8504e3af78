import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { RESCUE_USAGE, type RescueArguments, readRescueArguments } from './rescue/arguments.ts';
import { checkRescueFile } from './rescue/checkFile.ts';
import { UnusableFolder } from './rescue/copies.ts';
import { openFolder } from './rescue/folderSource.ts';
import { rescueLines } from './rescue/report.ts';
import { writeRescueFile } from './rescue/writeFile.ts';

// Plain Node entry: saves the takings of a till that does not work any more out of its data folder, reading only.
z.config({ jitless: true });

async function main(args: readonly string[]): Promise<number> {
  const read = readRescueArguments(args);
  if (typeof read === 'string') {
    console.error(`${read}\n\n${RESCUE_USAGE}`);
    return 2;
  }
  try {
    return await rescue(read);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (!(error instanceof UnusableFolder) && typeof code !== 'string') throw error;
    console.error(error instanceof Error ? error.message : String(error));
    if (read.json) console.log(JSON.stringify({ file: null, error: String(error) }));
    return 2;
  }
}

async function rescue(given: RescueArguments): Promise<number> {
  const out = resolve(given.out);
  if (isWithin(out, given.path))
    throw new UnusableFolder('write the file elsewhere: nothing is written to the data folder');
  const folder = openFolder(given.path, given.all, given.temp);
  try {
    const recipient = given.key ?? folder.recipient;
    if (recipient === undefined)
      throw new UnusableFolder(
        "the till's files do not have the centre's key for rescue files: give it with --key (npm run central -- --rescue-key)",
      );
    if (folder.source.ranges.length === 0) {
      console.log('The centre has everything of this till. Nothing was written; --all writes all of it.');
      return 0;
    }
    const { bytes, summary } = await writeRescueFile(out, folder.source, recipient, Date.now());
    const checked = await checkRescueFile(out);
    if (!checked.ok) throw new UnusableFolder(`${out} can't be read back: is the stick all right?`);
    for (const line of rescueLines(folder, summary)) console.log(line);
    console.log(`Written: ${out} (${bytes} bytes). Only the centre can read it.`);
    if (given.json)
      console.log(
        JSON.stringify({ file: out, bytes, used: folder.used, damaged: folder.damaged, ...summary }),
      );
    return summary.holes.length > 0 ? 1 : 0;
  } finally {
    folder.close();
  }
}

function isWithin(file: string, path: string): boolean {
  if (!existsSync(path) || !statSync(path).isDirectory() || !existsSync(dirname(file))) return false;
  const real = join(realpathSync(dirname(file)), '');
  return `${real}${sep}`.startsWith(`${realpathSync(path)}${sep}`);
}

process.exitCode = await main(process.argv.slice(2));
