// npm start: installs what is missing, builds what has changed, then starts the till with all it needs.
import { build, isBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, runScript, say } from './machine.mjs';

ensureInstalled();
if (!isBuilt()) {
  say('building the screens');
  if (build() !== 0) fail('the build failed: see above');
}
runScript('build/start.ts', process.argv.slice(2));
