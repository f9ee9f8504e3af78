import type { PrintJobState } from './printing.ts';

/**
 * Every step a print job can take. What is `sending` never goes back to waiting: once a byte may have left,
 * resending by itself could make a second unmarked original. Blocked jobs may change their reason. What waited in a
 * database that was gone back to becomes `unknown`: it may have come out since.
 */
const STEPS: Readonly<Record<PrintJobState, readonly PrintJobState[]>> = {
  queued: ['blockedBefore', 'sending', 'cancelled', 'unknown'],
  blockedBefore: ['blockedBefore', 'sending', 'cancelled', 'unknown'],
  sending: ['blockedDuring', 'printed', 'unknown'],
  blockedDuring: ['blockedDuring', 'printed', 'unknown'],
  unknown: ['printed', 'replaced'],
  printed: [],
  replaced: [],
  cancelled: [],
};

/** True when a print job may move from one state to another. */
export const canMove = (from: PrintJobState, to: PrintJobState): boolean => STEPS[from].includes(to);

/** States in which a job still stands in its queue: its head is the oldest of these. */
export const QUEUED_STATES: readonly PrintJobState[] = [
  'queued',
  'blockedBefore',
  'sending',
  'blockedDuring',
];

/** States from which nobody can say what was printed once the process has ended. */
export const INTERRUPTED_STATES: readonly PrintJobState[] = ['sending', 'blockedDuring'];
