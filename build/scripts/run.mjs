// Runs one of the project's TypeScript entries: node build/scripts/run.mjs FILE [ARGS …]
import { ensureInstalled } from './install.mjs';
import { fail, runScript } from './machine.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) fail('run.mjs needs the file to run');
ensureInstalled();
runScript(file, args);
