import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type Answer, type Doings, type Findings, no, ok } from './fakeAnswers.ts';
import type { fakeCart } from './fakeCart.ts';
import { ticketDocument } from './fakeDocuments.ts';
import { givenBack, planOf } from './fakeReturns.ts';
import { fakeSale, type Prints } from './fakeSale.ts';
import { EVENING } from './fakeVenue.ts';

type Ticket = OrderView['tickets'][number];

/** Orders of the fake core, newest first: how they are made, printed, looked for and given back. */
export function fakeOrders(
  newId: () => string,
  parts: {
    readonly till: TillView;
    readonly offer: OfferView;
    readonly cart: ReturnType<typeof fakeCart>;
    readonly prints: () => Prints;
  },
) {
  const { till, offer, cart, prints } = parts;
  const orders: OrderView[] = [];
  const orderOf = fakeSale(newId, offer, prints);
  let refundOrdinal = 0;

  /** Answers with an order as `change` leaves it. */
  const changed = (id: string, change: (order: OrderView) => OrderView): Answer => {
    const i = orders.findIndex((order) => order.id === id);
    const order = orders[i];
    if (order === undefined) return no({ kind: 'orderUnknown' });
    orders[i] = change(order);
    return ok(orders[i]);
  };
  const withTicket = (match: (ticket: Ticket) => boolean): OrderView | undefined =>
    orders.find((order) => order.tickets.some(match));
  const setPrint = (match: (ticket: Ticket) => boolean, print: Partial<Ticket['print']>): Answer => {
    const order = withTicket(match);
    if (!order) return no({ kind: 'ticketUnknown' });
    return changed(order.id, (one) => ({
      ...one,
      tickets: one.tickets.map((t) => (match(t) ? { ...t, print: { ...t.print, ...print } } : t)),
    }));
  };

  const commands: Doings = {
    validateOrder: (input) => {
      if (input.cart === cart.now().id && till.session === null) return no({ kind: 'sessionMissing' });
      const order = orderOf(cart.now(), input);
      if ('kind' in order) return no(order);
      orders.unshift(order);
      cart.next();
      const count = (state: Ticket['print']['state']): number =>
        order.tickets.filter((ticket) => ticket.print.state === state).length;
      const [printer] = till.printers;
      if (printer)
        till.printers[0] = {
          ...printer,
          toCheck: count('toCheck'),
          waiting: count('waiting'),
          blocked: count('blocked'),
        };
      till.sync = { ...till.sync, ordersWaiting: till.sync.ordersWaiting + 1 };
      return ok(order);
    },
    printReceipt: ({ order }) =>
      changed(order, (one) => ({
        ...one,
        receipt: { state: 'printed', job: newId(), copy: 0, reason: null },
      })),
    reprintTicket: ({ ticket }) => setPrint(({ id }) => id === ticket, { state: 'printed', copy: 1 }),
    resolvePrintJob: ({ job, outcome }) => {
      const copy = outcome === 'cameOut' ? {} : { copy: 1 };
      setPrint(({ print }) => print.job === job, { state: 'printed', ...copy });
      const [printer] = till.printers;
      if (printer) till.printers[0] = { ...printer, toCheck: Math.max(0, printer.toCheck - 1) };
      return ok({});
    },
    divertPrintJobs: ({ order }) => changed(order as string, (one) => one),
    collectOrder: ({ order }) =>
      changed(order, (one) => ({
        ...one,
        collected: one.collected ?? { at: instant(EVENING), byName: 'Noah Favre', tillNo: null },
      })),
    returnTickets: (input) => {
      const order = orders.find(({ id }) => id === input.order);
      if (order === undefined) return no({ kind: 'orderUnknown' });
      const done = givenBack(order, input, ++refundOrdinal);
      if ('kind' in done) return no(done);
      changed(order.id, () => done.order);
      return ok(done);
    },
    printRefund: ({ refund }) => {
      const order = orders.find(({ refunds }) => refunds.some(({ id }) => id === refund));
      return order ? ok(order) : no({ kind: 'refundUnknown' });
    },
  };
  const queries: Findings = {
    orders: ({ search = '' }) =>
      ok({
        orders: orders
          .filter(({ number, tickets }) =>
            `${number} ${tickets.map((ticket) => ticket.number).join(' ')}`.includes(search),
          )
          .map(rowOf),
      }),
    order: ({ order }) => changed(order, (one) => one),
    returnPlan: ({ order: id, tickets, original, method }) => {
      const order = orders.find((one) => one.id === id);
      return order ? ok(planOf(order, tickets, original, method)) : no({ kind: 'orderUnknown' });
    },
    ticketDocument: ({ ticket: id }) => {
      const order = withTicket((ticket) => ticket.id === id);
      const ticket = order?.tickets.find((one) => one.id === id);
      return order && ticket ? ok(ticketDocument(order, ticket)) : no({ kind: 'ticketUnknown' });
    },
    printJobs: () => ok({ jobs: orders.flatMap(openJobsOf) }),
  };
  return { commands, queries, all: orders };
}

const rowOf = (order: OrderView): object => ({
  id: order.id,
  number: order.number,
  at: order.at,
  byName: order.byName,
  totalMinor: order.totalMinor,
  tickets: order.tickets.length,
  state: order.state,
  name: '',
  summary: [...new Set(order.tickets.map(({ zoneName, priceName }) => `${zoneName} ${priceName}`))].join(
    ', ',
  ),
  paidBy: order.payments.map(({ method, methodName }) => ({ method, methodName })),
  returned: order.tickets.filter(({ state }) => state === 'returned').length,
  tillNo: order.foreign?.tillNo ?? null,
  print: order.tickets.find(({ print }) => print.state !== 'printed')?.print.state ?? 'printed',
  atCentre: order.atCentre,
});

const openJobsOf = (order: OrderView): object[] =>
  order.tickets
    .filter(({ print }) => !['printed', 'none', 'cancelled'].includes(print.state))
    .map(({ print, zoneName, priceName }) => ({
      id: print.job,
      printer: 'p1',
      what: `${zoneName} · ${priceName}`,
      order: order.id,
      orderNumber: order.number,
      state: print.state,
      reason: print.reason,
      at: order.at,
    }));
