import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = new URL('../../docs/examples/catalogue-csv', import.meta.url).pathname;

/** The example of the documentation: texts by file name. */
export function exampleCatalogue(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
  );
}
