import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { memoryDisk } from './centreDisk.ts';
import { runSeed, type SeedResult } from './run.ts';
import { sqlDisks } from './sqlDisk.ts';
import { tillDisks } from './tillDisk.ts';

/** The first so many seeds run on the embedded PostgreSQL too, and must go the same way there. */
export const SEEDS_ON_SQL = 20;

/**
 * Runs seeds one after the other and gives each result as it comes; stops when that is answered with false. `trace`
 * hears what happens.
 */
export async function runSeeds(
  seeds: Iterable<number>,
  onResult: (result: SeedResult) => boolean,
  trace?: (line: string) => void,
): Promise<void> {
  const disks = await tillDisks();
  const sql = lazily(sqlDisks);
  try {
    for (const seed of seeds) {
      // Its name stands in the journals: the same for both storages.
      const organiser = `organiser-${seed}` as OrganiserId;
      const result = await runSeed(seed, memoryDisk(organiser), disks, trace);
      const onSql =
        seed <= SEEDS_ON_SQL && !result.violation
          ? await runSeed(seed, (await sql.get()).next(organiser), disks, trace)
          : undefined;
      if (!onResult(onSql ? bothOf(result, onSql) : result)) return;
    }
  } finally {
    await (await sql.made())?.close();
    disks.close();
  }
}

/** What went otherwise on the other storage is a violation: memory and SQL must not differ. */
function bothOf(memory: SeedResult, sql: SeedResult): SeedResult {
  if (sql.violation)
    return { ...sql, violation: { ...sql.violation, what: `on PGlite: ${sql.violation.what}` } };
  return memory.fingerprint === sql.fingerprint
    ? memory
    : {
        ...memory,
        violation: { step: memory.steps, what: 'the run ends otherwise on PGlite than in memory' },
      };
}

function lazily<T>(make: () => Promise<T>): { get(): Promise<T>; made(): Promise<T | undefined> } {
  let value: Promise<T> | undefined;
  return {
    get: () => {
      value ??= make();
      return value;
    },
    made: async () => value,
  };
}
