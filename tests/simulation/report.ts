import { FAULT_KINDS, type FaultKind } from './faultCounts.ts';
import type { SeedResult } from './run.ts';

/** What a run of many seeds came to; its JSON is the last line of the command. */
export interface Report {
  readonly seeds: number;
  readonly steps: number;
  readonly faults: Record<FaultKind, number>;
  readonly violations: number;
}

export const noReport = (): Report => ({
  seeds: 0,
  steps: 0,
  faults: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>,
  violations: 0,
});

export const withSeed = (report: Report, result: SeedResult): Report => ({
  seeds: report.seeds + 1,
  steps: report.steps + result.steps,
  faults: Object.fromEntries(
    FAULT_KINDS.map((kind) => [kind, report.faults[kind] + result.faults[kind]]),
  ) as Record<FaultKind, number>,
  violations: report.violations + (result.violation ? 1 : 0),
});

/** Kinds of faults that a run never had. */
export const missingFaults = (report: Report): FaultKind[] =>
  FAULT_KINDS.filter((kind) => report.faults[kind] === 0);

/** A violation in words, with how to see it again. */
export const inWords = ({ seed, violation }: SeedResult): string =>
  `seed ${seed}, step ${violation?.step}: ${violation?.what}\n  again: npm run simulate -- --seed ${seed} --trace`;
