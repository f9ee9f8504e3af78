import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { SoldLine, SoldTicket } from '../../shared/journal/bodies.ts';
import { saidOf } from '../../shared/journal/orderPersonal.ts';
import { sum } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { collectedOf } from './collected.ts';
import { type CoreContext, nameOf } from './context.ts';
import { customerViewOf } from './customerView.ts';
import { owedViewOf } from './invoices/owedView.ts';
import { factOf, type OrderFact } from './orderFact.ts';
import { correctionViewsOf, paidNow } from './paidNow.ts';
import type { PrintJob } from './ports/printing.ts';
import type { CustomerRow } from './ports/sellingStore.ts';
import type { OrderRow, StoreReader } from './ports/store.ts';
import { printViewOf } from './printView.ts';
import { paymentViewOf, refundViewOf } from './returns/refundView.ts';
import { replacedViewOf } from './swap/replacedView.ts';
import { textChangesOf } from './ticketTexts.ts';

/** An order as a screen shows it, from its journal entry and its print jobs. */
export function orderViewOf(context: CoreContext, store: StoreReader, row: OrderRow): OrderView {
  const fact = factOf(store, row);
  const { body } = fact;
  const paid = paidNow(store, body);
  const jobs = store.printJobs.ofOrder(row.order);
  const returned = new Set(
    store.orders.tickets(row.order).flatMap((t) => (t.state === 'returned' ? [t.ticket] : [])),
  );
  const refunds = store.refunds.ofOrder(row.order).map((one) => refundViewOf(context, store, one, jobs));
  const acked = store.journal.streams().find((s) => s.id === row.stream)?.acked ?? 0;
  return {
    id: body.order,
    number: body.number,
    state: stateNow(store, row.order, fact.state),
    at: instant(row.at),
    by: body.by,
    byName: nameOf(context, body.by),
    totalMinor: body.totalMinor,
    roundingMinor: paid.roundingMinor,
    changeMinor: sum(paid.payments.map((p) => p.changeMinor)),
    payments: paid.payments.map(paymentViewOf),
    corrections: correctionViewsOf(context, store, row.order),
    textChanges: textChangesOf(store, row.order).map((one) => ({
      at: instant(one.at),
      byName: nameOf(context, one.body.by),
      number: one.body.number,
    })),
    tickets: body.tickets.map((ticket) =>
      ticketView(context, fact, ticket, {
        jobs,
        returned: returned.has(ticket.ticket),
        refund: refunds.find((one) => one.tickets.includes(ticket.ticket))?.number ?? '',
      }),
    ),
    passes: passesOf(body),
    vouchers: (body.vouchers ?? []).map((sold) => ({
      id: sold.voucher,
      last4: sold.last4,
      minor: sold.minor,
      validTo: sold.validTo,
      print: printViewOf(
        jobs.filter((job) => job.content.type === 'voucher' && job.content.voucher === sold.voucher),
      ),
    })),
    lines: body.lines.map(lineView),
    customer: customerOf(store, fact),
    mails: mailsOf(store, row, acked),
    refunds,
    collected: collectedOf(context, store, row.order),
    receivable: owedViewOf(context, store, row.order),
    replaces: replacedViewOf(store, body.replaces),
    foreign: null,
    receipt: printViewOf(jobs.filter((job) => job.content.type === 'receipt')),
    atCentre: row.seq <= acked,
  };
}

/** A reservation that was paid by another order or has ended shows as that. */
export function stateNow(
  store: StoreReader,
  order: OrderRow['order'],
  state: OrderFact['state'],
): OrderView['state'] {
  const now = state === 'reserved' ? store.reservations.get(order)?.state : undefined;
  return now === undefined || now === 'open' ? state : now;
}

function ticketView(
  context: CoreContext,
  { body, personal }: OrderFact,
  ticket: SoldTicket,
  {
    jobs,
    returned,
    refund,
  }: { readonly jobs: readonly PrintJob[]; readonly returned: boolean; readonly refund: string },
): OrderView['tickets'][number] {
  const line = body.lines[ticket.line];
  if (!line || line.kind === 'voucher')
    throw new Error(`order ${body.number}: ticket ${ticket.number} has no line`);
  const index = ticket.index ?? 0;
  const place = line.kind === 'ticket' ? line.seats[index] : undefined;
  return {
    id: ticket.ticket,
    number: ticket.number,
    eventName: line.kind === 'ticket' ? line.eventName : line.productName,
    startsAt: line.kind === 'ticket' ? line.startsAt : line.validFrom,
    zoneName: line.kind === 'ticket' ? line.zoneName : '',
    priceName: line.kind === 'ticket' ? line.priceName : line.productName,
    minor: line.minors[index] ?? line.unitMinor,
    holder: saidOf(personal.holders, ticket.line, index) ?? '',
    text: [...(saidOf(personal.texts, ticket.line, index) ?? [])],
    kind: line.kind,
    seat: place ? { section: place.section, row: place.row, number: place.number } : null,
    reason: line.kind === 'ticket' && line.minors[index] === 0 ? line.reasonName : '',
    answers: answersOf(context, saidOf(personal.answers, ticket.line, index) ?? {}),
    state: returned ? 'returned' : 'valid',
    refund,
    print: printViewOf(
      jobs.filter((job) => job.content.type === 'ticket' && job.content.ticket === ticket.ticket),
    ),
  };
}

/** Answers with the labels of today's forms; a field that is gone shows its id. */
function answersOf(
  context: CoreContext,
  answers: Readonly<Record<string, string>>,
): { label: string; answer: string }[] {
  const fields = [...context.cache.catalogue().forms.values()].flatMap((form) => form.fields);
  return Object.entries(answers).map(([id, answer]) => ({
    label: fields.find((field) => field.id === id)?.label ?? id,
    answer,
  }));
}

/** The passes that an order used, with what was left of each. */
function passesOf({ passes = [] }: OrderFact['body']): OrderView['passes'] {
  return [...Map.groupBy(passes, (use) => use.pass).values()].flatMap((uses) => {
    const [first] = uses;
    if (!first) return [];
    const { pass, number, productName, left } = first;
    const tickets = sum(uses.map((use) => use.tickets));
    return [
      { pass, number, productName, tickets, left, byManager: uses.some((use) => use.approvedBy !== null) },
    ];
  });
}

function lineView(line: SoldLine): OrderView['lines'][number] {
  const isTicket = line.kind === 'ticket';
  return {
    text: isTicket ? line.eventName : line.productName,
    detail: isTicket ? `${line.zoneName} · ${line.priceName}` : '',
    startsAt: isTicket ? line.startsAt : null,
    quantity: line.quantity,
    totalMinor: line.totalMinor,
    discounts: line.discounts.map(({ kind, name, code, tickets, minor }) => ({
      kind,
      name,
      code,
      tickets,
      minor,
    })),
  };
}

/** The customer as known today, else as known at the sale. */
function customerOf(store: StoreReader, { body, personal }: OrderFact): OrderView['customer'] {
  if (body.customer === undefined) return null;
  const now = store.customers.get(body.customer);
  if (now) return customerViewOf(now);
  const then = personal.customer;
  const empty = { phone: '', street: '', postcode: '', city: '', note: '' };
  return then ? customerViewOf({ id: body.customer, ...then, ...empty } as CustomerRow) : null;
}

function mailsOf(store: StoreReader, row: Pick<OrderRow, 'order'>, acked: number): OrderView['mails'] {
  return store.mails.ofOrder(row.order).map((mail) => {
    const sealed = store.journal.entry(mail.stream, mail.seq);
    const personal = sealed?.personal
      ? (JSON.parse(sealed.personal) as { data: { to?: string } })
      : undefined;
    return {
      id: mail.mail,
      what: mail.what,
      to: personal?.data.to ?? '',
      state: mail.state ?? (mail.seq <= acked ? 'queued' : 'waiting'),
      at: instant(mail.at),
      problem: mail.problem,
    };
  });
}
