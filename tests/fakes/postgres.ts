import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from './postgresBinaries.ts';

/** A PostgreSQL server of a test's own. */
export interface TestPostgres {
  readonly url: string;
  /** A new, empty database on it. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** How long a server may take to answer, in ms. */
const PATIENCE_MS = 60_000;
/** How long it may wait for connections to close, in ms. */
const POLITE_MS = 5_000;

/** Starts a throwaway server in a temporary folder, on a free port of the loopback, as an unprivileged user. */
export async function startPostgres(binaries = postgresBinaries()): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-postgres-'));
  const user = unprivileged();
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  // Nobody's home and nobody's shell: only what the server needs.
  const options = {
    ...(user ?? {}),
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: folder },
  };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'guichet', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const base = `postgres://guichet@127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(`${base}/postgres`, server);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said}`);
  }
  let databases = 0;
  return {
    url: `${base}/postgres`,
    freshDatabase: async () => {
      const name = `test_${++databases}`;
      const client = new pg.Client(`${base}/postgres`);
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${base}/${name}`;
    },
    stop,
  };
}

/** initdb refuses root; Debian's nobody is enough to own a folder. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    const client = new pg.Client(url);
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(50);
    }
  }
}

/** Asked politely, a server waits for connections that are just being closed; a test that leaks one is cut off. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGTERM');
  const cut = setTimeout(() => server.kill('SIGINT'), POLITE_MS);
  await exit;
  clearTimeout(cut);
}
