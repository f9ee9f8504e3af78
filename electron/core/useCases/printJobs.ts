import { accept } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { ANYONE } from '../people.ts';
import type { PrintJob } from '../ports/printing.ts';
import { printerOfJob } from '../ports/printRouting.ts';
import type { StoreReader } from '../ports/store.ts';

const MOST_SHOWN = 200;

/** What is not done yet, oldest first, with the printer that it is printed at as things are. */
export function printJobsQuery(context: CoreContext): Pick<QueryHandlers, 'printJobs'> {
  const { read } = context.parts.store;
  return {
    printJobs: async (_input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const printers = read.printers.all();
      return accept({
        jobs: read.printJobs.open(MOST_SHOWN).map((job) => ({
          id: job.id,
          printer: printerOfJob(printers, job) ?? '',
          what: nameOf(read, job),
          order: job.order,
          orderNumber: job.order === null ? null : (read.orders.get(job.order)?.number ?? null),
          state: OPEN_STATE[job.state as keyof typeof OPEN_STATE],
          reason: job.reason,
          at: instant(job.createdAt),
        })),
      });
    },
  };
}

const OPEN_STATE = {
  queued: 'waiting',
  sending: 'printing',
  blockedBefore: 'blocked',
  blockedDuring: 'blocked',
  unknown: 'toCheck',
} as const;

const nameOf = (read: StoreReader, { content }: PrintJob): string =>
  content.type === 'ticket' ? (read.orders.ticket(content.ticket)?.number ?? '') : content.type;
