import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, _electron as electron, type Page } from '@playwright/test';
import { findBrowser } from '../../build/scripts/browser.mjs';
import { electronRuntime } from '../../build/start/show.ts';

const root = join(import.meta.dirname, '..', '..');

/** A till that is shown, whatever hosts it. */
export interface ShownTill {
  readonly page: Page;
  /** What the process said so far. */
  said(): string;
  /** Ends as a person ends it; gives the exit code. */
  close(): Promise<number>;
}

export const HOSTS = ['HTTP', 'stand-in', ...(electronRuntime(root) ? (['Electron'] as const) : [])] as const;
export type HostName = 'HTTP' | 'stand-in' | 'Electron';

/** The line that a run without an Electron runtime shows; undefined where there is one. */
export const missingRuntime = (): string | undefined =>
  electronRuntime(root)
    ? undefined
    : 'no Electron runtime is installed here: the shell is tested through its stand-in only';

/** Opens the till on a data folder. */
export function showTill(host: HostName, dataDir: string): Promise<ShownTill> {
  if (host === 'HTTP') return overHttp(dataDir);
  return host === 'stand-in' ? throughStandIn(dataDir) : inElectron(dataDir);
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guichet-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A till on a busy machine with two cores may take this long to show itself. */
const STARTS_WITHIN_MS = 90_000;
const SIZE = { width: 1280, height: 800 };
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

async function overHttp(dataDir: string): Promise<ShownTill> {
  const child = run(['electron/serve.ts', '--data', dataDir], {});
  const [, url = ''] = await child.saysMatch(/(http:\/\/127\.0\.0\.1:\d+\/#token=\S+)/);
  const browser = await launch([]);
  const page = await (await browser.newContext({ viewport: SIZE })).newPage();
  await page.goto(url);
  return {
    page,
    said: child.said,
    close: async () => {
      await browser.close();
      return child.end();
    },
  };
}

/** The real main.ts and preload.ts, bundled as they are shipped, with the module `electron` stood in for. */
async function throughStandIn(dataDir: string): Promise<ShownTill> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const child = run(
    ['--import', './tests/fakes/electron/register.ts', 'out/main/main.js', '--data', dataDir],
    {
      GUICHET_STAND_IN_CHROMIUM: endpoint,
    },
  );
  const view = await chromium.connectOverCDP(endpoint);
  const page = await Promise.race([firstPage(view), child.fails]);
  await page.setViewportSize(SIZE);
  return {
    page,
    said: child.said,
    close: async () => {
      const code = await child.end();
      await view.close();
      await browser.close();
      return code;
    },
  };
}

async function inElectron(dataDir: string): Promise<ShownTill> {
  const app = await electron.launch({ args: [root, '--no-sandbox', '--data', dataDir], cwd: root });
  const child = app.process();
  return {
    page: await app.firstWindow(),
    said: () => '',
    close: async () => {
      await app.close();
      return child.exitCode ?? 0;
    },
  };
}

function launch(args: readonly string[]): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...CHROMIUM_ARGS, ...args],
  });
}

// The page is made by the till's process; it is ours to see once it has left about:blank.
async function firstPage(view: Browser): Promise<Page> {
  const context = view.contexts()[0] ?? (await view.newContext());
  const shown = (page: Page): boolean => page.url().startsWith('https://guichet.localhost/');
  for (;;) {
    const page = context.pages().find(shown);
    if (page) return page;
    const next = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: STARTS_WITHIN_MS }));
    if (!shown(next)) await next.waitForURL('https://guichet.localhost/**', { timeout: STARTS_WITHIN_MS });
  }
}

interface Running {
  readonly child: ChildProcess;
  /** Rejects when the process ends by itself. */
  readonly fails: Promise<never>;
  said(): string;
  saysMatch(pattern: RegExp): Promise<RegExpMatchArray>;
  end(): Promise<number>;
}

function run(args: readonly string[], env: Record<string, string>): Running {
  const node = join(root, 'node_modules', '.bin', 'node');
  const child = spawn(node, args, { cwd: root, env: { ...process.env, ...env } });
  let said = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const watcher of watchers) watcher();
    });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  const fails = ended.then((code): never => {
    throw new Error(`The till ended with code ${code}:\n${said}`);
  });
  // Only a waiting caller wants to hear of it.
  fails.catch(() => {});
  return {
    child,
    fails,
    said: () => said,
    saysMatch: (pattern) =>
      Promise.race([
        fails,
        new Promise<RegExpMatchArray>((resolve) => {
          const look = (): void => {
            const match = said.match(pattern);
            if (match) resolve(match);
          };
          watchers.add(look);
          look();
        }),
      ]),
    end: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
