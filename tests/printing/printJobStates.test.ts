import { expect, test } from 'vitest';
import type { PrintJobState } from '../../electron/core/ports/printing.ts';
import { canMove } from '../../electron/core/ports/printJobStates.ts';

const STATES: readonly PrintJobState[] = [
  'queued',
  'blockedBefore',
  'sending',
  'blockedDuring',
  'printed',
  'unknown',
  'replaced',
  'cancelled',
];
const reach = (from: PrintJobState): Set<PrintJobState> => {
  const seen = new Set<PrintJobState>();
  const look = (at: PrintJobState): void => {
    for (const to of STATES) {
      if (!canMove(at, to) || seen.has(to)) continue;
      seen.add(to);
      look(to);
    }
  };
  look(from);
  return seen;
};

test('G7: once a byte may have left, a job is never sent again and never quietly dropped', () => {
  for (const from of ['sending', 'blockedDuring', 'unknown'] as const)
    for (const to of ['queued', 'blockedBefore', 'sending', 'cancelled'] as const)
      expect(reach(from).has(to)).toBe(false);
});

test('G7: what is printed, replaced or cancelled stays so; everything else can get there', () => {
  for (const end of ['printed', 'replaced', 'cancelled'] as const) expect(reach(end).size).toBe(0);
  for (const from of ['queued', 'blockedBefore', 'sending', 'blockedDuring', 'unknown'] as const)
    expect(reach(from).has('printed')).toBe(true);
});
