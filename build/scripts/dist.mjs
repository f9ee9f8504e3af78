// npm run dist [-- ARGS of electron-builder]: builds, packs with electron-builder, and looks into what was packed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, root, runTool, say } from './machine.mjs';

ensureInstalled();
if (build() !== 0) fail('the build failed: see above');

const asked = process.argv.slice(2);
const args = [...asked, '--publish', 'never'];
const runtime = join(root, 'node_modules', 'electron', 'dist');
if (!existsSync(runtime)) {
  if (asked.length === 0) args.unshift('--linux', 'dir');
  const dummy = makeDummyRuntime(join(root, 'out', 'dummy-electron'));
  args.push(`-c.electronDist=${dummy}`);
  say('no Electron runtime is installed here (npx install-electron fetches it):');
  say('packing all but the runtime. WHAT COMES OUT DOES NOT RUN; it shows that the rest is packed rightly.');
}
const { code } = runTool('electron-builder/cli.js', args);
if (code !== 0) fail(`electron-builder ended with exit code ${code}`);
for (const folder of readdirSync(join(root, 'dist')).filter((name) => name.endsWith('-unpacked'))) {
  const asar = join(root, 'dist', folder, 'resources', 'app.asar');
  if (existsSync(asar) && runTool('../build/scripts/checkPack.mjs', [asar]).code !== 0)
    fail(`${folder} lacks something: see above`);
}

/**
 * A folder that looks like Electron's to the packer, for Linux: an "executable" with nothing in it but the wire of
 * fuses, so that setting the fuses is run, too. Gives the folder.
 */
function makeDummyRuntime(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.from([1, 8, ...Buffer.from('10010010')]);
  const executable = [
    '#!/bin/sh\necho "This pack holds no Electron runtime." >&2\nexit 1\n',
    'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX',
    wire,
  ];
  writeFileSync(join(folder, 'electron'), Buffer.concat(executable.map((part) => Buffer.from(part))), {
    mode: 0o755,
  });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'chrome_crashpad_handler'), '', { mode: 0o755 });
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), '');
  for (const language of ['en-US', 'de', 'fr', 'it', 'es'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  return folder;
}
