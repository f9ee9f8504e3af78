import { expect, test } from 'vitest';
import { KINDS, runFaults } from './run.ts';

const TICKETS = 90;
const SEEDS = [20_261_127, 7, 4242];

test.each(SEEDS)(
  'G7: a printer that fails in every way, a till that is killed: nothing lost, no two originals (seed %i)',
  async (seed) => {
    const { summary, mayBeUnknown } = await runFaults({
      tickets: TICKETS,
      seed,
      transport: 'spooler',
      say: () => {},
    });
    expect(summary).toMatchObject({ unmarkedDuplicates: 0, lost: 0 });
    expect(summary.tickets).toBeGreaterThanOrEqual(TICKETS);
    expect(summary.unknownShown).toBeLessThanOrEqual(mayBeUnknown);
    expect(summary.kills).toBeGreaterThan(0);
    for (const kind of KINDS) expect(summary.faults[kind], kind).toBeGreaterThan(0);
  },
  120_000,
);

test('the same evening with the byte builder’s own execute() loses tickets: this run can fail', async () => {
  const { summary, whole } = await runFaults({
    tickets: 40,
    seed: SEEDS[0] ?? 1,
    transport: 'library',
    say: () => {},
  });
  expect(whole).toBe(false);
  expect(summary.lost).toBeGreaterThan(0);
}, 120_000);
