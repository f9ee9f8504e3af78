// Looks into a packed app: everything that main imports must be there and load. Runs under the project's Node.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { say } from './machine.mjs';

const IMPORT = /^import\b(?:[^;]*?\bfrom)?\s*"([^"./][^"]*)"|\bimport\("([^"./][^"]*)"\)/gm;
const asar = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'guichet-pack-'));
const problems = [];
extractAll(asar, folder);
for (const file of ['package.json', 'out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
  if (!existsSync(join(folder, file))) problems.push(`${file} is missing`);
const main = join(folder, 'out', 'main', 'main.js');
const require = createRequire(main);
const names = new Set(
  globSync('out/main/*.js', { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2]),
  ),
);
for (const name of names) {
  if (name === 'electron' || name.startsWith('node:')) continue;
  try {
    await import(pathToFileURL(require.resolve(name)));
  } catch (error) {
    problems.push(`${name} does not load: ${error.message}`);
  }
}
try {
  const Database = require('better-sqlite3');
  const db = new Database(':memory:');
  say(`the packed SQLite answers: ${db.prepare('SELECT sqlite_version()').pluck().get()}`);
  db.close();
} catch (error) {
  problems.push(`SQLite does not answer: ${error.message}`);
}
const binaries = globSync('**/*.node', { cwd: folder });
// SQLite, serial ports, USB and the letters of pictures: each for this machine, and for no other.
const NATIVE = ['better-sqlite3', '@serialport', '@node-usb', '@resvg'];
for (const owner of NATIVE)
  if (!binaries.some((file) => file.startsWith(join('node_modules', owner))))
    problems.push(`${owner} has no binary`);
const foreign = binaries.filter(
  (file) => !new RegExp(`(${process.platform}|[./_-]${process.arch})`).test(file),
);
if (foreign.length > 0) problems.push(`binaries of other machines: ${foreign.join(', ')}`);
const fonts = globSync('node_modules/dejavu-fonts-ttf/ttf/*.ttf', { cwd: `${asar}.unpacked` });
if (fonts.length !== 4)
  problems.push(`four fonts are expected beside the archive, there are ${fonts.length}`);
say(`app.asar holds ${(statSync(asar).size / 1e6).toFixed(1)} MB, beside it ${binaries.join(', ')}`);
rmSync(folder, { recursive: true, force: true });
for (const problem of problems) say(problem);
process.exit(problems.length === 0 ? 0 : 1);
