import { describe, expect, test } from 'vitest';
import { findMutant, LONGEST_MS, MUTANTS } from './mutants.ts';

/** Each must be found within so many seeds. */
const SEEDS = 500;

describe('faults planted into the real code are found', () => {
  test.each(MUTANTS.map((mutant) => [mutant.what, mutant] as const))(
    '%s',
    async (_what, mutant) => {
      const found = await findMutant(mutant, SEEDS);
      expect(found, `${mutant.name} was not found within ${SEEDS} seeds`).not.toBeNull();
    },
    2 * LONGEST_MS,
  );
});
