import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DiskOp } from './diskStates.ts';
import type { Said, SellerOptions } from './sellerProtocol.ts';

/** What a recorded process did to its folder, and what it said, in its order. */
export type Recorded = DiskOp | { readonly type: 'said'; readonly said: Said };

const CALLS =
  'openat,pwrite64,pwritev,writev,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat2';

/** Lets a selling child run under strace and gives what it did to these files of its data folder. */
export function recordSeller(options: SellerOptions, files: readonly string[]): Recorded[] {
  ensureStrace();
  const dir = mkdtempSync(join(tmpdir(), 'guichet-strace-'));
  try {
    const seller = new URL('./seller.ts', import.meta.url).pathname;
    const done = spawnSync(
      'strace',
      // -ff: a file for each thread, so that no line is broken by another's; -xx: bytes and paths in hex.
      [
        '-ff',
        '--seccomp-bpf',
        '-y',
        '-xx',
        '-s',
        '1000000',
        '-e',
        `trace=${CALLS}`,
        '-o',
        join(dir, 'thread'),
      ].concat([process.execPath, seller, JSON.stringify(options)]),
      { encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    if (done.status !== 0) throw new Error(`strace or its child failed: ${done.error ?? done.stderr}`);
    const threads = readdirSync(dir).map((name) =>
      readRecording(readFileSync(join(dir, name), 'latin1'), options.dataDir, files),
    );
    // SQLite and the acknowledgements belong to one thread: else their order would not be known.
    const writers = threads.filter((ops) => ops.some((op) => op.type !== 'create'));
    if (writers.length !== 1) throw new Error(`${writers.length} threads wrote to ${files.join(', ')}`);
    return writers[0] as Recorded[];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Debian's package, where this may install it; else a sentence that says what to do. */
function ensureStrace(): void {
  const has = (): boolean => spawnSync('strace', ['-V']).status === 0;
  if (has()) return;
  if (process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'strace']);
  if (!has()) throw new Error('this test records system calls: install strace (apt-get install strace)');
}

/** Reads one thread's file of `strace -y -xx`. Calls that failed and files of no interest are passed over. */
export function readRecording(text: string, folder: string, files: readonly string[]): Recorded[] {
  const ops: Recorded[] = [];
  let half = '';
  const wanted = (path: string): string | null =>
    dirname(path) === folder && files.includes(basename(path)) ? basename(path) : null;
  for (const line of text.split('\n')) {
    const call = /^(\w+)\((.*)\) += (\d+)/.exec(line);
    if (!call) continue;
    const [, name, args] = call as unknown as [string, string, string];
    const path = unescaped(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString();
    const named = unescaped(/"([^"]*)"/.exec(args)?.[1] ?? '');
    const file = wanted(path);
    const numbers =
      args
        .slice(args.lastIndexOf('"') + 1)
        .match(/\d+/g)
        ?.map(Number) ?? [];
    if (name === 'write' && args.startsWith('1<')) {
      const lines = (half + named.toString()).split('\n');
      half = lines.pop() ?? '';
      for (const said of lines) ops.push({ type: 'said', said: JSON.parse(said) as Said });
    } else if (name === 'openat') {
      const made = args.includes('O_CREAT') ? wanted(named.toString()) : null;
      if (made !== null) ops.push({ type: 'create', file: made });
    } else if (name === 'unlink' || name === 'unlinkat') {
      const gone = wanted(named.toString());
      if (gone !== null) ops.push({ type: 'unlink', file: gone });
    } else if ((name === 'fsync' || name === 'fdatasync') && path === folder)
      ops.push({ type: 'syncFolder' });
    else if (file === null) continue;
    else if (name === 'pwrite64') ops.push({ type: 'write', file, data: named, offset: numbers[1] ?? 0 });
    else if (name === 'ftruncate') ops.push({ type: 'truncate', file, length: lastNumber(args) });
    else if (name === 'fsync' || name === 'fdatasync') ops.push({ type: 'sync', file });
    else throw new Error(`recording: ${name} on ${file} is not understood`);
  }
  return ops;
}

const unescaped = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const lastNumber = (args: string): number => Number(/(\d+)$/.exec(args)?.[1] ?? Number.NaN);
