import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../scripts/browser.mjs';

/** A window that shows the till. */
export interface Shown {
  /** Exit code when the person closed it, or it failed. */
  readonly gone: Promise<number>;
  close(): Promise<void>;
}

/** Path of the Electron runtime, or undefined where only its package is installed. */
export function electronRuntime(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const file = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** True when a window can be opened here at all. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens the till in Electron, with its data in `tillDir`. */
export const showInElectron = (runtime: string, root: string, tillDir: string): Shown =>
  shown(spawn(runtime, [root, '--data', tillDir, ...withoutSandboxForRoot()], { stdio: 'inherit' }));

/** Opens the till in Chromium as an app of its own, or gives undefined where there is none. */
export function showInBrowser(url: string, profile: string): Shown | undefined {
  const browser = findBrowser();
  if (browser === undefined) return undefined;
  const args = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1366,768',
    ...withoutSandboxForRoot(),
  ];
  return shown(spawn(browser, args, { stdio: 'ignore' }));
}

// Chromium refuses to run as root with its sandbox; nobody else should be without it.
const withoutSandboxForRoot = (): string[] =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function shown(child: ChildProcess): Shown {
  const gone = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 0));
  });
  return {
    gone,
    close: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
