import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import type { CopyPrinted } from '../../../shared/journal/bodies.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import type { OrderId, TicketId, VoucherId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { orderViewOf } from '../orderView.ts';
import { ANYONE, SELLERS } from '../people.ts';
import type { PrintJob } from '../ports/printing.ts';
import { canPrint } from '../ports/printRouting.ts';
import type { TicketRow } from '../ports/store.ts';
import { seenBy } from '../seenBy.ts';
import { queueMail } from './mail.ts';

type PrintCommands = Pick<
  CommandHandlers,
  | 'printReceipt'
  | 'printTickets'
  | 'reprintTicket'
  | 'resolvePrintJob'
  | 'cancelPrintJob'
  | 'divertPrintJobs'
  | 'printClosing'
>;

/** What people do about paper. What is printed again is a journal entry before its first byte (G7). */
export function printingCommands(context: CoreContext): PrintCommands {
  return {
    printReceipt: async (input, screen, id) =>
      context.once({ name: 'printReceipt', id, input, screen }, ANYONE, (tx, person) => {
        const row = tx.store.orders.get(input.order);
        if (!row) return refuse({ kind: 'orderUnknown' });
        // A receipt proves a payment.
        if (row.state === 'reserved') return refuse({ kind: 'orderNotPaid', number: row.number });
        const before = tx.store.printJobs.ofOrder(row.order).filter((job) => job.content.type === 'receipt');
        queue(tx, row.order, { type: 'receipt', order: row.order, copy: before.length }, input.language);
        return accept(seenBy(person, orderViewOf(context, tx.store, row)));
      }),
    printTickets: async (input, screen, id) =>
      context.once({ name: 'printTickets', id, input, screen }, ANYONE, (tx, person) => {
        const row = tx.store.orders.get(input.order);
        if (!row) return refuse({ kind: 'orderUnknown' });
        if (row.state === 'reserved') return refuse({ kind: 'orderNotPaid', number: row.number });
        const jobs = tx.store.printJobs.ofOrder(row.order);
        for (const id of new Set(input.tickets)) {
          const ticket = tx.store.orders.ticket(id);
          if (ticket?.order !== row.order) return refuse({ kind: 'ticketUnknown' });
          if (ticket.state === 'returned') return refuse(isVoid(ticket));
          // An original comes out once; whatever was queued before makes this one a copy (G7).
          if (jobs.some((job) => isOf(job, ticket) && job.state !== 'cancelled'))
            printCopy(tx, ticket, person, input.language, 'reprint');
          else queue(tx, row.order, { type: 'ticket', ticket: id, copy: 0 }, input.language);
        }
        for (const voucher of new Set(input.vouchers)) {
          const problem = printSlip(tx, row.order, voucher, person, input.language);
          if (problem) return refuse(problem);
        }
        return accept(seenBy(person, orderViewOf(context, tx.store, row)));
      }),
    reprintTicket: async (input, screen, id) =>
      context.once({ name: 'reprintTicket', id, input, screen }, ANYONE, (tx, person) => {
        const ticket = tx.store.orders.ticket(input.ticket);
        const row = ticket && tx.store.orders.get(ticket.order);
        if (!ticket || !row) return refuse({ kind: 'ticketUnknown' });
        if (ticket.state === 'returned') return refuse(isVoid(ticket));
        const waiting = tx.store.printJobs
          .ofOrder(row.order)
          .find((job) => isOf(job, ticket) && job.state === 'unknown');
        if (waiting) tx.store.printJobs.move(waiting.id, 'replaced', waiting.reason, tx.now);
        printCopy(tx, ticket, person, input.language, 'reprint');
        return accept(seenBy(person, orderViewOf(context, tx.store, row)));
      }),
    resolvePrintJob: async (input, screen, id) =>
      context.once({ name: 'resolvePrintJob', id, input, screen }, ANYONE, (tx, person) => {
        const job = tx.store.printJobs.get(input.job);
        if (job?.state !== 'unknown') return refuse({ kind: 'jobNotToCheck' });
        const ticket = job.content.type === 'ticket' ? tx.store.orders.ticket(job.content.ticket) : undefined;
        if (input.outcome === 'printAgain' && ticket?.state === 'returned') return refuse(isVoid(ticket));
        if (
          input.outcome === 'printAgain' &&
          job.content.type === 'voucher' &&
          !SELLERS.includes(person.role)
        )
          return refuse({ kind: 'roleMissing', needed: [...SELLERS] });
        tx.touch('printing', 'orders', 'till');
        if (input.outcome === 'cameOut') {
          tx.store.printJobs.move(job.id, 'printed', 'cameOut', tx.now);
          return accept({});
        }
        return printAgain(tx, job, person);
      }),
    cancelPrintJob: async (input, screen, id) =>
      context.once({ name: 'cancelPrintJob', id, input, screen }, SELLERS, (tx) => {
        const job = tx.store.printJobs.get(input.job);
        if (job?.state !== 'queued' && job?.state !== 'blockedBefore')
          return refuse({ kind: 'jobNotWaiting' });
        tx.store.printJobs.move(job.id, 'cancelled', null, tx.now);
        tx.touch('printing', 'orders', 'till');
        return accept({});
      }),
    divertPrintJobs: async (input, screen, id) =>
      context.once({ name: 'divertPrintJobs', id, input, screen }, SELLERS, (tx, person) => {
        const row = tx.store.orders.get(input.order);
        if (!row) return refuse({ kind: 'orderUnknown' });
        const waiting = tx.store.printJobs
          .ofOrder(row.order)
          .filter(
            (job) => job.use === 'tickets' && (job.state === 'queued' || job.state === 'blockedBefore'),
          );
        const { way } = input;
        // A gift voucher's code goes by no e-mail and waits at no door: its slip stays where it is, or goes to a printer.
        const moved =
          way.kind === 'printer' ? waiting : waiting.filter((job) => job.content.type !== 'voucher');
        if (moved.length === 0) return refuse({ kind: 'nothingWaits' });
        if (way.kind === 'printer') {
          const printer = tx.store.printers.all().find((one) => one.id === way.printer);
          if (!printer) return refuse({ kind: 'printerUnknown' });
          if (!canPrint(printer, 'tickets')) return refuse({ kind: 'printerPaper' });
          for (const job of moved) tx.store.printJobs.send(job.id, printer.id, tx.now);
        } else {
          if (way.kind === 'mail') {
            const mail = { row, what: 'tickets' as const, to: way.to, language: input.language };
            const queued = queueMail(context, tx, person, mail);
            if (queued) return refuse(queued);
          }
          const reason = way.kind === 'mail' ? 'mailed' : 'pickUp';
          for (const job of moved) tx.store.printJobs.move(job.id, 'cancelled', reason, tx.now);
        }
        tx.touch('printing', 'orders', 'till');
        return accept(orderViewOf(context, tx.store, row));
      }),
    printClosing: async (input, screen, id) =>
      context.once({ name: 'printClosing', id, input, screen }, SELLERS, (tx) => {
        const found = tx.store.sessions.closed(CLOSINGS).find((row) => row.closing?.number === input.number);
        if (!found) return refuse({ kind: 'closingUnknown' });
        const before = tx.store.printJobs.ofClosing(found.session).filter((job) => job.state !== 'cancelled');
        queue(tx, null, { type: 'closing', session: found.session, copy: before.length }, input.language);
        return accept({});
      }),
  };
}

/** Closings that can be printed: the newest. */
const CLOSINGS = 400;

const isOf = (job: PrintJob, ticket: TicketRow): boolean =>
  job.content.type === 'ticket' && job.content.ticket === ticket.ticket;

/** What was taken back is void: it is never printed again. */
const isVoid = ({ number }: TicketRow): Refusal => ({ kind: 'ticketReturned', number });

function printAgain(tx: Tx, job: PrintJob, person: Staff): Result<Record<string, never>, Refusal> {
  tx.store.printJobs.move(job.id, 'replaced', job.reason, tx.now);
  if (job.content.type === 'voucher' && job.order !== null)
    copyEntry(tx, job.content.voucher, job.order, person, job.content.copy + 1, 'notComeOut');
  if (job.content.type !== 'ticket') {
    queue(tx, job.order, { ...job.content, copy: job.content.copy + 1 }, job.language);
    return accept({});
  }
  const ticket = tx.store.orders.ticket(job.content.ticket);
  if (!ticket) return refuse({ kind: 'ticketUnknown' });
  printCopy(tx, ticket, person, job.language, 'notComeOut');
  return accept({});
}

function printCopy(
  tx: Tx,
  ticket: TicketRow,
  person: Staff,
  language: Language,
  reason: CopyPrinted['reason'],
): void {
  const copy = ticket.copies + 1;
  copyEntry(tx, ticket.ticket, ticket.order, person, copy, reason);
  queue(tx, ticket.order, { type: 'ticket', ticket: ticket.ticket, copy }, language);
}

/**
 * Prints a gift voucher's slip. Whoever has it has the money: at the counter only, and a second one is a manager's, written
 * down and marked (G7). Gives why not.
 */
function printSlip(
  tx: Tx,
  order: OrderId,
  voucher: VoucherId,
  person: Staff,
  language: Language,
): Refusal | null {
  if (!SELLERS.includes(person.role)) return { kind: 'roleMissing', needed: [...SELLERS] };
  if (tx.store.vouchers.get(voucher)?.order !== order) return { kind: 'ticketUnknown' };
  const copy = tx.store.printJobs
    .ofOrder(order)
    .filter(
      ({ content, state }) =>
        content.type === 'voucher' && content.voucher === voucher && state !== 'cancelled',
    ).length;
  if (copy > 0) {
    if (person.role !== 'manager') return { kind: 'roleMissing', needed: ['manager'] };
    copyEntry(tx, voucher, order, person, copy, 'reprint');
  }
  queue(tx, order, { type: 'voucher', voucher, copy }, language);
  return null;
}

function copyEntry(
  tx: Tx,
  ticket: TicketId | VoucherId,
  order: OrderId,
  person: Staff,
  copy: number,
  reason: CopyPrinted['reason'],
): void {
  const ordinal = nextOrdinal(tx.state(), 'copy');
  tx.append('copyPrinted', { ticket, order, ordinal, copy, by: person.id, reason });
}

function queue(tx: Tx, order: PrintJob['order'], content: PrintJob['content'], language: Language): void {
  const use = content.type === 'ticket' || content.type === 'voucher' ? 'tickets' : 'receipts';
  tx.store.printJobs.add({ id: tx.id(), use, content, order, language }, tx.now);
  tx.touch('printing', 'orders', 'till');
}
