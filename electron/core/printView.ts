import type { TicketPrintView } from '../../shared/contract/orderViews.ts';
import type { PrintJob, PrintJobState } from './ports/printing.ts';

const PRINT_STATE: Readonly<Record<PrintJobState, PrintView['state']>> = {
  queued: 'waiting',
  blockedBefore: 'blocked',
  sending: 'printing',
  blockedDuring: 'blocked',
  printed: 'printed',
  unknown: 'toCheck',
  replaced: 'toCheck',
  cancelled: 'cancelled',
};
type PrintView = TicketPrintView;

/** How the printing of one thing stands, by its newest job. */
export function printViewOf(jobs: readonly PrintJob[]): PrintView {
  const job = jobs.at(-1);
  if (!job) return { state: 'none', job: null, copy: 0, reason: null };
  // Whether void paper came out is nobody's question any more.
  const state = job.reason === 'returned' ? 'cancelled' : PRINT_STATE[job.state];
  return { state, job: job.id, copy: job.content.copy, reason: job.reason };
}

/** The state that one row of a list shows for several things: the one that most needs somebody. */
export function worstPrint(states: readonly PrintView['state'][]): PrintView['state'] {
  const order: PrintView['state'][] = [
    'toCheck',
    'blocked',
    'waiting',
    'printing',
    'cancelled',
    'printed',
    'none',
  ];
  return order.find((state) => states.includes(state)) ?? 'none';
}
