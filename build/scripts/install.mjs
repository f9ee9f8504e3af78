// Brings what is missing: packages, and what the tests need of the machine. Each act says so in a line.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { fail, root, runTool, say, which } from './machine.mjs';

/** Installs the packages of the lock file when they are missing or others. No package's script is run. */
export function ensureInstalled() {
  if (isInstalled()) return;
  say('installing packages (npm ci)');
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci failed: see above. The package registry must be reachable once.');
}

// Compared by what the files say: their times mean nothing after a clone, a copy or a change of branch.
function isInstalled() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const there = installed[path];
    // Optional packages are those of other platforms, too.
    return there === undefined ? wanted.optional === true : there.version === wanted.version;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Finds or fetches a Chromium for the tests; gives its path, or undefined after saying what to do. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  say('no Chromium is installed: fetching the one of Playwright');
  runTool('@playwright/test/cli.js', ['install', 'chromium'], {
    capture: true,
    timeout: 300_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  if (!findBrowser()) installDebian('chromium', 'the tests of the screens');
  return findBrowser();
}

/** Installs the Debian package that brings a program, when it is missing. */
export function ensureProgram(program, debianPackage, why) {
  if (!which(program)) installDebian(debianPackage, why);
}

function installDebian(name, why) {
  const apt = which('apt-get');
  if (!apt || process.getuid?.() !== 0) {
    say(`${why} needs ${name}: install it (on Debian: apt-get install ${name}); without it tests will fail`);
    return;
  }
  say(`installing the Debian package ${name}, for ${why}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync(apt, ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  run('update');
  const done = run('install', '-y', '--no-install-recommends', name);
  if (done.status !== 0) say(`${name} could not be installed: see above; without it tests will fail`);
}
