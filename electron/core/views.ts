import type {
  CartLineView,
  CartView,
  OrderView,
  SessionView,
  TicketPrintView,
} from '../../shared/contract/views.ts';
import type { Cart } from '../../shared/domain/cart.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { SealedEntry } from '../../shared/journal/entry.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { SessionTakings } from '../../shared/journal/streamState.ts';
import { cashRounding, sum } from '../../shared/kernel/money.ts';
import { instant, msOf } from '../../shared/kernel/time.ts';
import { type CoreContext, dayOf, nameOf, venueOf } from './context.ts';
import type { PrintJob, PrintJobState } from './ports/printing.ts';
import type { OrderRow, StoreReader } from './ports/store.ts';

/** The cart as a screen shows it; lines whose price is gone from the catalogue stay and cost nothing. */
export function cartViewOf(context: CoreContext, cart: Cart, now: number): CartView {
  const catalogue = context.cache.catalogue();
  const today = dayOf(context, now);
  const lines = cart.lines.map((line): CartLineView => {
    const price = catalogue.prices.get(line.price);
    const zone = price && catalogue.zones.get(price.zone);
    const date = catalogue.dates.get(line.date);
    const event = date && catalogue.events.get(date.event);
    return {
      id: line.id,
      date: line.date,
      price: line.price,
      quantity: line.quantity,
      holder: line.holder,
      eventName: event?.name ?? '',
      startsAt: date?.startsAt ?? null,
      today: date !== undefined && dayOf(context, msOf(date.startsAt)) === today,
      zone: zone?.id ?? '',
      zoneName: zone?.name ?? '',
      colour: zone?.colour ?? 1,
      priceName: price?.name ?? '',
      unitMinor: price?.minor ?? 0,
      totalMinor: (price?.minor ?? 0) * line.quantity,
    };
  });
  const totalMinor = sum(lines.map((line) => line.totalMinor));
  const method = cart.terminal && catalogue.paymentMethods.get(cart.terminal.method);
  return {
    id: cart.id,
    commandId: cart.commandId,
    lines,
    tickets: sum(lines.map((line) => line.quantity)),
    totalMinor,
    cashMinor: totalMinor + cashRounding(totalMinor, venueOf(context)?.cashStep ?? 5),
    terminal: cart.terminal && { ...cart.terminal, methodName: method?.name ?? cart.terminal.method },
  };
}

/** The open cash session as a screen shows it: what was taken is not what must lie in the drawer (blind count). */
export function sessionViewOf(context: CoreContext, session: SessionTakings): SessionView {
  return {
    id: session.session,
    openedAt: instant(session.openedAt),
    openedBy: session.openedBy,
    openedByName: nameOf(context, session.openedBy),
    floatMinor: session.floatMinor,
    orders: session.orders,
    tickets: session.tickets,
    takingsMinor: session.linesMinor + session.roundingMinor,
  };
}

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
  return { state: PRINT_STATE[job.state], job: job.id, copy: job.content.copy, reason: job.reason };
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

/** The order's fact and the names in its personal part, empty once they were erased. */
export function readOrder(sealed: SealedEntry): {
  body: OrderValidated;
  holders: Readonly<Record<string, string>>;
} {
  const body = openEntry(sealed).body as unknown as OrderValidated;
  return { body, holders: holdersOf(sealed.personal) };
}

/** Holder names by line index out of a personal part. */
export function holdersOf(personal: string | null): Readonly<Record<string, string>> {
  if (personal === null) return {};
  return (JSON.parse(personal) as { data: { holders?: Record<string, string> } }).data.holders ?? {};
}

/** An order as a screen shows it, from its journal entry and its print jobs. */
export function orderViewOf(context: CoreContext, store: StoreReader, row: OrderRow): OrderView {
  const sealed = store.journal.entry(row.stream, row.seq);
  if (!sealed) throw new Error(`order ${row.number}: its journal entry is missing`);
  const { body, holders } = readOrder(sealed);
  const acked = store.journal.streams().find((s) => s.id === row.stream)?.acked ?? 0;
  return viewOfOrder(context, body, holders, {
    at: row.at,
    jobs: store.printJobs.ofOrder(row.order),
    atCentre: row.seq <= acked,
  });
}

/** The same from the fact itself, for the moment of the sale. */
export function viewOfOrder(
  context: CoreContext,
  body: OrderValidated,
  holders: Readonly<Record<string, string>>,
  about: { readonly at: number; readonly jobs: readonly PrintJob[]; readonly atCentre: boolean },
): OrderView {
  return {
    id: body.order,
    number: body.number,
    at: instant(about.at),
    by: body.by,
    byName: nameOf(context, body.by),
    totalMinor: body.totalMinor,
    roundingMinor: body.roundingMinor,
    changeMinor: sum(body.payments.map((p) => p.changeMinor)),
    payments: body.payments.map((p) => ({ ...p })),
    tickets: body.tickets.map((ticket) => {
      const line = body.lines[ticket.line];
      if (!line) throw new Error(`order ${body.number}: ticket ${ticket.number} has no line`);
      return {
        id: ticket.ticket,
        number: ticket.number,
        eventName: line.eventName,
        startsAt: line.startsAt,
        zoneName: line.zoneName,
        priceName: line.priceName,
        minor: line.unitMinor,
        holder: holders[String(ticket.line)] ?? '',
        state: 'valid' as const,
        print: printViewOf(
          about.jobs.filter((job) => job.content.type === 'ticket' && job.content.ticket === ticket.ticket),
        ),
      };
    }),
    receipt: printViewOf(about.jobs.filter((job) => job.content.type === 'receipt')),
    atCentre: about.atCentre,
  };
}
