import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A fault planted into a copy of the product's own code: places found literally, each exactly once. */
export interface Mutant {
  readonly name: string;
  readonly what: string;
  readonly changes: readonly { readonly file: string; readonly find: string; readonly put: string }[];
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'ackBeforeCommit',
    what: 'the centre acknowledges a page before its transaction is committed',
    changes: [
      {
        file: 'central/intake/takeIn.ts',
        find: '  return parts.storage.transaction(parts.organiser, async (tx) => {',
        put: '  let said: JournalReply | undefined;\n  const committed = parts.storage.transaction(parts.organiser, async (tx) => {',
      },
      {
        file: 'central/intake/takeIn.ts',
        find: '    return await takeArrivals(parts, tx, { intake, device, stream, arrivals, ahead });\n  });',
        put: '    said = await takeArrivals(parts, tx, { intake, device, stream, arrivals, ahead });\n    return said;\n  });\n  return committed.catch((error: unknown) => {\n    if (said) return said;\n    throw error;\n  });',
      },
    ],
  },
  {
    name: 'pageTwice',
    what: 'a page that comes again is applied again',
    changes: [
      {
        file: 'central/intake/route.ts',
        find: "  for (const trunk of trunks) if (trunk.hashes.get(seq) === arrival.hash) return { to: 'repeat', trunk };\n",
        put: '',
      },
    ],
  },
  {
    name: 'leaseTwice',
    what: 'a lease is counted twice: as the answer brings it, and as the feed does',
    changes: [
      {
        file: 'electron/sync/requests.ts',
        find: "leases.map((lease) => ({ position: 0, kind: 'lease', id: lease.id, value: { ...lease } })),",
        put: "leases.map((lease) => ({ position: 0, kind: 'lease', id: lease.id + '-answer', value: { ...lease, id: lease.id + '-answer' } })),",
      },
    ],
  },
  {
    name: 'freedWithoutAuthority',
    what: "a seat is freed by a till that has not the ticket's authority",
    changes: [
      {
        file: 'shared/journal/venueReturns.ts',
        find: '    const frees = mine && !state.freed;',
        put: '    const frees = sold !== undefined && !state.freed;',
      },
    ],
  },
];

/** How long one search may take, in ms. */
export const LONGEST_MS = 600_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the simulation is made of. */
const SOURCES = ['shared', 'electron', 'central', 'tests/simulation', 'tests/fakes', 'package.json'];

/** How a planted fault was found; null when it was not. */
export interface Find {
  readonly line: string;
  readonly seeds: number;
}

/**
 * Plants a fault into a copy of the sources and lets the simulation look for it, in at most `seeds` seeds. Throws when
 * the fault can't be planted any more, or the copy breaks down in another way.
 */
export async function findMutant(mutant: Mutant, seeds: number): Promise<Find | null> {
  const copy = mkdtempSync(join(tmpdir(), `guichet-mutant-${mutant.name}-`));
  try {
    for (const source of SOURCES) cpSync(join(ROOT, source), join(copy, source), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const { file, find, put } of mutant.changes) {
      const text = readFileSync(join(copy, file), 'utf8');
      if (text.split(find).length !== 2)
        throw new Error(`mutant ${mutant.name}: its place in ${file} is not there exactly once`);
      writeFileSync(
        join(copy, file),
        text.replace(find, () => put),
      );
    }
    const { code, out } = await run(copy, ['--seeds', String(seeds), '--workers', '1', '--first']);
    if (code === 0) return null;
    const line = out.split('\n').find((one) => one.startsWith('seed '));
    if (line === undefined)
      throw new Error(`mutant ${mutant.name}: the simulation broke down: ${out.slice(-2000)}`);
    const found = Number(/^seed (\d+)/.exec(line)?.[1]);
    // What the code as it is does not withstand either is no find.
    if ((await run(ROOT, ['--seed', String(found)])).code !== 0)
      throw new Error(`mutant ${mutant.name}: seed ${found} violates a promise without it too`);
    return { line, seeds: found };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function run(
  copy: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve, reject) => {
    const script = join(copy, dirname('tests/simulation/x'), 'simulate.ts');
    const child = spawn(process.execPath, [script, ...args], {
      cwd: copy,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ended with the test that waits for it, at the latest.
      timeout: LONGEST_MS,
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        out += data.toString('utf8');
      });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code: code ?? 1, out }));
  });
}
